import argon2 from 'argon2';
import { onTestFinished, vi } from 'vitest';

export interface Comparisons {
  /**
   * What each cost, in the terms of its hash: kind, version, memory, passes, lanes and the lengths of salt
   * and tag.
   */
  costs(): string[];
  /** How each ended. */
  outcomes(): Promise<boolean[]>;
}

/**
 * Sees the comparisons of passwords that the running test has done from now on. They are done all the same.
 */
export function watchComparisons(): Comparisons {
  const verify = vi.spyOn(argon2, 'verify');
  onTestFinished(() => verify.mockRestore());
  return {
    costs: () => verify.mock.calls.map(([hash]) => costOf(hash)),
    outcomes: () => Promise.all(verify.mock.results.map(({ value }) => value)),
  };
}

function costOf(hash: string): string {
  const [, kind, version, costs = '', salt = '', tag = ''] = hash.split('$');
  return [kind, version, ...costs.split(',').sort(), salt.length, tag.length].join(' ');
}
