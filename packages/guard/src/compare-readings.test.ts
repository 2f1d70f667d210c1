import { lex } from '@refinery/text/lex.ts';
import { describe, expect, it } from 'vitest';
import { list } from '../fixtures/words.ts';
import { checkFidelity, compareReadings, inFull, readText, UNCHANGED } from './check-fidelity.ts';
import type { FidelityOptions, Place } from './types.ts';

const compared = (original: string, rewritten: string, options: FidelityOptions = {}) =>
  compareReadings(readText(original, options), rewritten, options);

describe('parts that were left out on purpose', () => {
  const original = 'Water the herbs. Sing loud songs.';
  const passes = (leftOut: Place[], rewritten = 'Water the herbs.'): boolean =>
    compared(original, rewritten, { leftOut }).passed;

  it('excuse what lies in them for the half of it or more', () => {
    expect(passes([{ start: 17, end: 33 }])).toBe(true);
    expect(passes([{ start: 17, end: 25 }])).toBe(true);
    expect(passes([{ start: 24, end: 33 }])).toBe(true);
    expect(passes([{ start: 0, end: 25 }])).toBe(true);
    expect(
      passes([
        { start: 0, end: 3 },
        { start: 17, end: 33 },
      ]),
    ).toBe(true);
  });

  it('excuse nothing else', () => {
    expect(passes([])).toBe(false);
    expect(passes([{ start: 17, end: 24 }])).toBe(false);
    expect(passes([{ start: 26, end: 33 }])).toBe(false);
    expect(passes([{ start: 0, end: 16 }])).toBe(false);
  });

  it('excuse no addition, whatever its place', () => {
    expect(passes([{ start: 0, end: 99 }], 'Water the herbs and trombones.')).toBe(false);
  });

  it('count no longer as lost', () => {
    const leftOut = [{ start: 24, end: 36 }];
    const { lost, integrity } = compared(
      'Bring 3 pens and a ruler. Bring 5 pencils too.',
      'Bring 3 pens and a ruler.',
      {
        leftOut,
      },
    );
    expect(lost).toEqual([]);
    expect(integrity).toBe(100);
  });
});

describe('an addition', () => {
  const placesOf = (original: string, rewritten: string): [string, number, number][] =>
    compared(original, rewritten).doubtful.map(({ text, start, end }) => [text, start, end]);

  it('belongs behind the word that it follows', () => {
    expect(placesOf('Buy cats. Sell dogs.', 'Buy cats and saxophones. Sell dogs.')).toContainEqual([
      'saxophones',
      4,
      8,
    ]);
    expect(placesOf('Buy cats. Sell dogs.', 'Buy cats. Sell dogs, trombones, tubas.')).toEqual([
      ['trombones', 15, 19],
      ['tubas', 15, 19],
    ]);
  });

  it('belongs to the beginning where it follows none', () => {
    expect(placesOf('Buy cats.', 'Saxophones. Buy cats.')).toEqual([['Saxophones', 0, 0]]);
  });

  it('belongs to the beginning where the word stands too far back', () => {
    const words = list(110, (each) => each);
    const places = placesOf('Buy cats.', `Buy cats: ${words.join(', ')}.`);
    const far = places.filter(([, , end]) => end === 0);
    expect(places).toHaveLength(110);
    expect(far.map(([text]) => text)).toEqual(words.slice(99));
  });
});

describe('a comparison', () => {
  it('of a text with itself is none', () => {
    const text = 'List 5 birds.';
    expect(compared(text, text)).toBe(UNCHANGED);
    expect(UNCHANGED).toEqual({
      passed: true,
      integrity: 100,
      lost: [],
      doubtful: [],
      pair: undefined,
      findings: [],
      entries: [],
    });
    expect(inFull(UNCHANGED)).toMatchObject({ passed: true, requirements: [], added: [] });
    const { checked, requirements, added, lost } = checkFidelity(text, text);
    expect({ checked, added, lost }).toEqual({ checked: requirements.length, added: [], lost: [] });
    expect(requirements.map(({ kind, verdict }) => [kind, verdict])).toEqual([['statement', 'kept']]);
  });

  it('counts its requirements, with those of the caller', () => {
    expect(compared('List 5 birds.', 'List 5 trees.').checked).toBe(1);
    const preserve = ['birds', 'lizards', 'List'];
    expect(compared('List 5 birds.', 'List 5 trees.', { preserve }).checked).toBe(3);
  });

  it('sorts what it found', () => {
    const { lost, doubtful, passed } = compared(
      'List 5 birds. Name no towns.',
      'List 6 birds. Name no towns.',
    );
    expect({ lost, doubtful, passed }).toEqual({
      lost: [{ kind: 'quantity', text: '5', start: 5, end: 6 }],
      doubtful: [{ kind: 'quantity', text: '6', start: 0, end: 4 }],
      passed: false,
    });
  });

  it('finds a protected text in the escapes of a structured result', () => {
    const options = { preserve: ['a < b', '"hi"'] };
    expect(compared('Say "hi" if a < b.', '<p>Say &quot;hi&quot; if a &lt; b.</p>', options).lost).toEqual(
      [],
    );
    expect(compared('Say "hi" if a < b.', '{"say": "Say \\"hi\\" if a < b."}', options).lost).toEqual([]);
    expect(compared('Say "hi" if a < b.', '{"say": "Say \\"hi\\" if a <b."}', options).lost).toContainEqual({
      kind: 'preserve',
      text: 'a < b',
      start: 12,
      end: 17,
    });
  });

  it('names its requirements and additions in order', () => {
    const { requirements, added } = checkFidelity(
      'List 5 birds. Name no towns.',
      'List 6 birds. Name no towns. Buy 7 trees.',
    );
    expect(requirements.map(({ id }) => id)).toEqual(requirements.map((_, at) => `r${at + 1}`));
    expect(added.map(({ id, text }) => [id, text])).toEqual(
      added.map(({ text }, at) => [`a${at + 1}`, text]),
    );
    expect(added.length).toBeGreaterThan(1);
    expect(requirements.find(({ kind }) => kind === 'quantity')).toEqual({
      id: 'r1',
      kind: 'quantity',
      start: 0,
      end: 13,
      text: 'List 5 birds.',
      verdict: 'lost',
      reason: '"5": the number is gone',
      part: { start: 5, end: 6 },
      where: { start: 0, end: 12 },
    });
    expect(requirements[1]).toMatchObject({
      text: 'Name no towns.',
      verdict: 'kept',
      where: { start: 14, end: 28 },
    });
  });
});

describe('a reading', () => {
  it('is made once of the same tokens in the same language', () => {
    const text = 'Nenne 5 Vögel.';
    const tokens = lex(text, []);
    const reading = readText(text, {}, tokens);
    expect(readText(text, {}, tokens)).toBe(reading);
    expect(reading.language).toBe('de');
    expect(readText(text, {}, tokens, 'fr')).not.toBe(reading);
    expect(readText(text, {}, tokens, 'fr').language).toBe('fr');
    expect(readText(text)).not.toBe(reading);
  });

  it('of a rewrite is taken from its tokens', () => {
    const rewritten = 'List 6 birds.';
    const { lost } = compareReadings(readText('List 5 birds.'), rewritten, {}, lex(rewritten, []));
    expect(lost.map(({ text }) => text)).toEqual(['5']);
    const quoted = '{"task": "List 6 birds."}';
    const { passed } = compareReadings(readText('Task: list 6 birds.'), quoted, {}, lex(quoted, []));
    expect(passed).toBe(true);
  });
});
