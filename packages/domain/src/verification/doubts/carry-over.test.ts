import { describe, expect, it } from 'vitest';
import { confirmedIn, decideByConfirmed } from './carry-over.ts';
import { decideByAnswers } from './decide.ts';
import { addition, fidelity, requirement } from './testing/fidelity.ts';

const original = 'Write only to Bob before lunch. Be brief.';
const rewritten = 'Briefly write to Bob, now.';
const only = requirement('r1', 'doubtful', { original, words: 'only', rewritten, said: 'Bob' });
const brief = requirement('r2', 'doubtful', { original, words: 'brief' });
const now = addition('a1', 'doubtful', { rewritten, words: 'now' });
const found = fidelity([only, brief], [now]);
const reader = { provider: 'openai', model: 'gpt-4o-mini' } as const;

const read = (kept: string[]) =>
  decideByAnswers(found, {
    reader,
    asked: new Set(['r1', 'r2', 'a1']),
    answers: new Map(
      ['r1', 'r2', 'a1'].map((id) => [id, { kept: kept.includes(id), reason: `${id} is read` }]),
    ),
  });
const again = (kept: string[], text: string, other: typeof found) =>
  decideByConfirmed(text, other, confirmedIn(rewritten, found, read(kept)));

describe('what a second reader confirmed', () => {
  it('holds for the same doubts, by whatever id, and for no others', () => {
    const moved = fidelity(
      [
        { ...brief, id: 'r1' },
        { ...only, id: 'r2' },
      ],
      [{ ...now, id: 'a7' }],
    );
    expect(again(['r1', 'r2', 'a1'], rewritten, moved)).toMatchObject({ passed: true, verifiedBy: reader });
    const some = again(['r2'], rewritten, moved);
    expect(some.requirements.map(({ verdict, decidedBy }) => [verdict, decidedBy])).toEqual([
      ['kept', 'verifier'],
      ['doubtful', 'rule'],
    ]);
    expect(some.requirements[0]?.reason).toBe('r2 is read');
    expect(some.added[0]).toMatchObject({ verdict: 'doubtful' });
  });

  it.each([
    ['its place in the original', { ...only, start: only.start + 1 }],
    ['its kind', { ...only, kind: 'order' }],
    ['the reason', { ...only, reason: 'another' }],
    ['the part', { ...only, part: { start: 6, end: 10 } }],
    [
      'a detail',
      {
        ...only,
        details: [
          { kind: 'order', text: 'only', start: 6, end: 10, verdict: 'doubtful' as const, reason: 'new' },
        ],
      },
    ],
  ])('does not hold for a doubt with %s changed', (_case, doubt) =>
    expect(again(['r1'], rewritten, fidelity([doubt])).passed).toBe(false),
  );

  it('follows the words that say it, not their place', () => {
    const text = 'Now briefly write to Bob.';
    const there = requirement('r1', 'doubtful', { original, words: 'only', rewritten: text, said: 'Bob' });
    const elsewhere = requirement('r1', 'doubtful', {
      original,
      words: 'only',
      rewritten: text,
      said: 'Now',
    });
    expect(again(['r1'], text, fidelity([there])).passed).toBe(true);
    expect(again(['r1'], text, fidelity([elsewhere])).passed).toBe(false);
  });

  it('overrules no loss', () => {
    expect(again(['r1'], rewritten, fidelity([{ ...only, verdict: 'lost' }])).lost).toHaveLength(1);
  });
});
