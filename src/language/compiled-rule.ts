/** Rules made ready to be asked. */
import type { Rule } from './matcher.js';

export interface CompiledRule {
  readonly id: string;
  readonly weight: number;
  readonly category: number;
  readonly at: RegExp;
  readonly not: RegExp | null;
}

/** @throws Error when the pattern does not compile */
export function compileRule(rule: Rule, category: number): CompiledRule {
  return {
    id: rule.id,
    weight: rule.weight ?? 1,
    category,
    at: new RegExp(`(?:${rule.pattern})(?!\\B\\w)`, 'y'),
    not: rule.not === undefined ? null : new RegExp(`(?!\\B\\w)(?:${rule.not})`, 'g'),
  };
}
