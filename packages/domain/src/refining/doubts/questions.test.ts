import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passageAround, passageNear } from './passage.ts';
import { questionsOf } from './questions.ts';
import { addition, fidelity, requirement } from './testing/fidelity.ts';

describe('passageAround', () => {
  const passage = (text: string, words: string) => {
    const at = text.indexOf(words);
    const { start, end } = passageAround(text, { start: at, end: at + words.length });
    return text.slice(start, end);
  };

  it('is the sentence or line', () => {
    const text = 'First one.  Write only to Bob! Then rest.\n- an item about 3.5 things\nLast';
    expect(passage(text, 'only')).toBe('Write only to Bob!');
    expect(passage(text, 'First')).toBe('First one.');
    expect(passage(text, '3.5')).toBe('- an item about 3.5 things');
    expect(passage(text, 'Last')).toBe('Last');
    expect(passage('短く書く。必ず三行。以上', '三')).toBe('必ず三行。');
  });

  it('is bounded, holds the beginning of its place and cuts no character in half', () => {
    const units = fc.array(fc.constantFrom('a', ' ', '. ', '\n', '😀', '。'), { maxLength: 2_000 });
    fc.assert(
      fc.property(units, units, units, (before, inside, behind) => {
        const text = [...before, ...inside, ...behind].join('');
        const start = before.join('').length;
        const end = start + inside.join('').length;
        for (const place of [passageAround(text, { start, end }), passageNear(text, start)]) {
          expect(place.start).toBeLessThanOrEqual(start);
          expect(place.end - place.start).toBeLessThanOrEqual(1_402);
          expect(text.slice(place.start, place.end).isWellFormed()).toBe(true);
        }
      }),
    );
  });
});

describe('questionsOf', () => {
  const original = 'Write only to Bob before lunch. Be brief.';
  const rewritten = 'Briefly write to Bob, now.';
  const result = fidelity(
    [
      requirement('r1', 'kept', { original, words: 'Bob' }),
      requirement('r2', 'doubtful', { original, words: 'only', rewritten, said: 'Bob' }),
      requirement('r3', 'lost', { original, words: 'before lunch' }),
    ],
    [
      addition('a1', 'doubtful', { rewritten, words: 'now' }),
      addition('a2', 'lost', { rewritten, words: ',' }),
    ],
  );

  const ask = (verify: 'doubts' | 'all') =>
    questionsOf({ comparison: { original, rewritten, result }, verify });

  it('asks about doubts alone, each with its place in both texts', () => {
    const questions = ask('doubts');
    expect(questions).toEqual([
      {
        id: 'r2',
        kind: 'scope',
        side: 'original',
        place: { start: 6, end: 10 },
        original: { start: 0, end: 31 },
        rewritten: { start: 0, end: 26 },
      },
      {
        id: 'a1',
        kind: 'requirement',
        side: 'rewritten',
        place: { start: 22, end: 25 },
        original: { start: 0, end: 41 },
        rewritten: { start: 0, end: 26 },
      },
    ]);
  });

  it('asks about what is kept too where it is told to, and never about what is lost', () => {
    const ids = ask('all').map(({ id }) => id);
    expect(ids).toEqual(['r2', 'a1', 'r1']);
  });

  it('asks about the words of a sentence that are in doubt', () => {
    const sentence = requirement('r1', 'doubtful', { original, words: 'Write only to Bob before lunch.' });
    const doubt = { ...sentence, part: { start: 6, end: 10 } };
    const comparison = { original, rewritten, result: fidelity([doubt]) };
    const [question] = questionsOf({ comparison, verify: 'doubts' });
    expect(question).toMatchObject({ place: { start: 6, end: 10 }, original: { start: 0, end: 31 } });
  });

  it('asks no more than fits, doubts first', () => {
    const long = `${'Say hello to Bob. '.repeat(20_000)}`;
    const many = Array.from({ length: 500 }, (_, at) => ({
      ...requirement(`r${at}`, at % 2 ? 'doubtful' : 'kept', { original: long, words: 'Bob' }),
      start: at * 180,
      end: at * 180 + 100,
    }));
    const questions = questionsOf({
      comparison: { original: long, rewritten: long, result: fidelity(many) },
      verify: 'all',
    });
    const places = new Map(questions.map(({ rewritten: place }) => [place.start, place]));
    const shown = [...places.values()].reduce((sum, { start, end }) => sum + end - start, 0);
    expect(shown).toBeLessThan(24_000);
    expect(questions.length).toBeGreaterThan(10);
    expect(questions.every(({ id }) => Number(id.slice(1)) % 2 === 1)).toBe(true);
  });
});
