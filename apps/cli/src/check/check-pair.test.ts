import { expect, it } from 'vitest';
import { passes } from './check-pair.ts';

const item = (verdict: 'lost' | 'doubtful') => ({
  id: 'a1',
  kind: 'scope',
  text: 'only',
  start: 0,
  end: 4,
  verdict,
  reason: 'why',
});

it.each([
  [['doubtful'], [], true],
  [[], ['doubtful'], true],
  [['doubtful', 'lost'], [], false],
  [['doubtful'], ['lost'], false],
] as const)('with doubts allowed, %j and additions %j pass: %s', (requirements, added, passed) => {
  const result = { passed: false, requirements: requirements.map(item), added: added.map(item) };
  expect(passes(result, true)).toBe(passed);
  expect(passes(result, false)).toBe(false);
});
