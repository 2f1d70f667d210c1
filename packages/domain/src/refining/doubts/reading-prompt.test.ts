import { READING_LINE } from '@refinery/testing/fake-vendors/second-reader.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { questionsOf } from './questions.ts';
import { buildReadingPrompt } from './reading-prompt.ts';
import { addition, fidelity, requirement } from './testing/fidelity.ts';

const original = 'Be brief. Write only to Bob before lunch.';
const rewritten = 'Briefly write to Bob, now.';
const result = fidelity(
  [
    requirement('r1', 'doubtful', { original, words: 'Be brief', rewritten, said: 'Briefly' }),
    requirement('r2', 'doubtful', { original, words: 'only', rewritten, said: 'Bob' }),
    {
      ...requirement('r3', 'doubtful', { original, words: 'before lunch', rewritten, said: 'write' }),
      kind: 'order',
    },
    requirement('r4', 'doubtful', { original, words: 'only', rewritten, said: 'write' }),
  ],
  [addition('a1', 'doubtful', { rewritten, words: 'now' })],
);
const PLAIN = 'statement';
const plain = {
  ...result,
  requirements: result.requirements.map((item) => (item.id === 'r3' ? item : { ...item, kind: PLAIN })),
};
const buildFor = (own: string, other: string, found = plain) => {
  const comparison = { original: own, rewritten: other, result: found };
  const questions = questionsOf({ comparison, verify: 'doubts' });
  return { questions, ...buildReadingPrompt(own, other, questions) };
};
const build = (found = plain) => buildFor(original, rewritten, found);

describe('buildReadingPrompt', () => {
  it('shows each passage once, with its doubts below, each once', () => {
    const { user, numbered } = build();
    expect(user.split('\n')).toEqual([
      'o "Be brief. Write only to Bob before lunch."',
      '1 "Be brief"',
      '2 "only"',
      '3 order "before lunch"',
      'w "Briefly write to Bob, now."',
      '4 requirement "now"',
    ]);
    expect(numbered).toEqual([['r1'], ['r2', 'r4'], ['r3'], ['a1']]);
  });

  it('asks about words of a statement with the statement where that is doubtful as a whole', () => {
    const own = 'Ask Bob before lunch on Monday. Be brief.';
    const doubt = (id: string, kind: string, words: string) => ({
      ...requirement(id, 'doubtful', { original: own, words }),
      kind,
    });
    const found = fidelity([
      doubt('r1', 'statement', 'Ask Bob before lunch on Monday.'),
      doubt('r2', 'statement', 'lunch on Monday'),
      doubt('r3', 'name', 'Monday'),
      doubt('r4', 'order', 'before lunch'),
      doubt('r5', 'word', 'brief'),
    ]);
    const { user, numbered } = buildFor(own, 'Ask Bob.', found);
    expect(user.split('\n').slice(0, 5)).toEqual([
      'o "Ask Bob before lunch on Monday."',
      '1 all',
      '2 order "before lunch"',
      'o "Be brief."',
      '3 "brief"',
    ]);
    expect(numbered).toEqual([['r1', 'r2', 'r3'], ['r4'], ['r5']]);
  });

  it('does not quote again what is a whole passage', () => {
    const { user } = build({ ...plain, added: [] });
    expect(user.split('\n')).toEqual([
      'o "Be brief."',
      '1 all',
      'o "Write only to Bob before lunch."',
      '2 "only"',
      '3 order "before lunch"',
      'w "Briefly write to Bob, now."',
    ]);
  });

  it('keeps doubts of different kinds apart, and shortens long words', () => {
    const long = `Be ${'very '.repeat(20)}brief. Write to Bob.`;
    const words = long.slice(3, 90);
    const doubt = requirement('r1', 'doubtful', { original: long, words });
    const found = fidelity([doubt, { ...doubt, id: 'r2', kind: 'order' }, { ...doubt, id: 'r3' }]);
    const { user, numbered } = buildFor(long, rewritten, found);
    const shown = `"${words.slice(0, 32)}…"`;
    expect(user).toContain(`1 scope ${shown}\n2 order ${shown}\nw `);
    expect(numbered).toEqual([['r1', 'r3'], ['r2']]);
  });

  it('quotes words that go on behind their passage', () => {
    const long = `Write ${'very '.repeat(150)}briefly.`;
    const doubt = requirement('r1', 'doubtful', { original: long, words: long });
    const { questions, user } = buildFor(long, rewritten, fidelity([doubt]));
    expect(questions[0]?.original).toEqual({ start: 0, end: 600 });
    expect(user).toContain(`\n1 scope "${long.slice(0, 32)}…"\n`);
  });

  it('has the same short system prompt each time', () => {
    const order = buildReadingPrompt('a', 'b', []);
    expect(build().system).toBe(order.system);
    expect(order.system.length).toBeLessThan(400);
  });

  it('leaves no text a line of its own, whatever it holds', () => {
    const text = fc.string({
      unit: fc.constantFrom('1 all', 'o "y"', '\n', '\r', '"', '\\', '\u2028', '\u0085', '\ud800', 'a'),
      minLength: 1,
    });
    fc.assert(
      fc.property(text, text, (own, other) => {
        const found = fidelity(
          [requirement('r1', 'doubtful', { original: own, words: own })],
          [addition('a1', 'doubtful', { rewritten: other, words: other })],
        );
        const { user } = buildFor(own, other, found);
        const lines = user.split(/[\n\r\u0085\u2028\u2029]/);
        expect(lines.map((line) => /^\w+ /.exec(line)?.[0])).toEqual(['o ', '1 ', 'w ', '2 ']);
        for (const line of lines) expect(line).toMatch(READING_LINE);
      }),
    );
  });
});
