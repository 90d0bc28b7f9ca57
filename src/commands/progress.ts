/** Tells on stderr what is going on: a spinner on a terminal, one plain line a step elsewhere, nothing with `--quiet`. */
import { terminalText } from '../reporters/escape.js';
import type { Io } from './io.js';

export interface Progress {
  step(text: string): void;
  /** Says something that stays. */
  say(text: string): void;
  end(): void;
}

export async function startProgress({ stderr }: Io, isQuiet: boolean): Promise<Progress> {
  const say = (text: string): void => void stderr.write(`${terminalText(text)}\n`);
  if (isQuiet) return { step: () => {}, say: () => {}, end: () => {} };
  if (!stderr.isTTY) return { step: (text) => say(`${text} …`), say, end: () => {} };
  const { default: ora } = await import('ora');
  const spinner = ora({ stream: stderr, discardStdin: false });
  return {
    step: (text) => void spinner.start(`${text} …`),
    say(text) {
      const isSpinning = spinner.isSpinning;
      spinner.stop();
      say(text);
      if (isSpinning) spinner.start();
    },
    end: () => void spinner.stop(),
  };
}
