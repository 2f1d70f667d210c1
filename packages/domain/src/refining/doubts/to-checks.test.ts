import { MAX_NAMED, MAX_QUOTED_LENGTH } from '@refinery/contracts/verdicts.ts';
import { describe, expect, it } from 'vitest';
import { decideByRule } from './decide.ts';
import { fidelity, requirement } from './testing/fidelity.ts';
import { toChecks, toChecksReply } from './to-checks.ts';

const original = 'Write only to Bob.';
const many = Array.from({ length: 1_000 }, (_, at) =>
  requirement(`r${at}`, at % 300 === 299 ? 'doubtful' : at % 400 === 399 ? 'lost' : 'kept', {
    original,
    words: 'Bob',
  }),
);

describe('toChecks', () => {
  it('names what is not plainly kept first, in order, and says how much there was', () => {
    const checks = toChecks(decideByRule(fidelity(many)));
    expect(checks.checked).toBe(1_000);
    expect(checks.requirements).toHaveLength(MAX_NAMED);
    expect(checks.requirements.slice(0, 7).map(({ id }) => id)).toEqual([
      'r299',
      'r399',
      'r599',
      'r799',
      'r899',
      'r0',
      'r1',
    ]);
    expect(checks.doubtful).toEqual(Array(3).fill({ kind: 'scope', text: 'Bob' }));
    expect(checks.lost).toHaveLength(2);
  });

  it('shortens long words', () => {
    const long = `${'x'.repeat(MAX_QUOTED_LENGTH - 2)}😀😀`;
    const [shown] = toChecks(
      decideByRule(fidelity([requirement('r1', 'kept', { original: long, words: long })])),
    ).requirements;
    expect(shown?.text).toHaveLength(MAX_QUOTED_LENGTH);
    expect(shown?.text.isWellFormed()).toBe(true);
    expect(shown?.end).toBe(long.length);
  });
});

it('describes results from before there was a second reader', () => {
  expect(toChecksReply({ passed: true, lost: [] })).toEqual({
    passed: true,
    lost: [],
    requirements: [],
    added: [],
    doubtful: [],
    checked: null,
    verifiedBy: null,
  });
});
