/** How many texts one core reads in a second. Says how fast this machine is now; no test asks it. */
const LEAST_MILLISECONDS = 2_000;
const WARM_UP = 3;

/** @param texts are read over and over, each time as new ones */
export function throughput(what: string, texts: readonly string[], read: (text: string) => unknown): string {
  for (let round = 0; round < WARM_UP; round += 1) for (const text of texts) read(text);
  const start = performance.now();
  let count = 0;
  let elapsed = 0;
  while (elapsed < LEAST_MILLISECONDS) {
    for (const text of texts) read(text);
    count += texts.length;
    elapsed = performance.now() - start;
  }
  const each = Math.round((count / elapsed) * 1_000);
  return `  ${what.padEnd(26)} ${each.toLocaleString('en')} a second on one core`;
}
