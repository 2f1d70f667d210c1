import { countSteps } from '@refinery/text/fixtures/count-steps.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOSTILE_UNITS, hostileText, SHAPES } from '../../fixtures/hostile-texts.ts';
import { type MixDamage, mixTexts } from './mix-texts.ts';
import { unitsOf } from './units.ts';

const place = (text: string, words: string) => {
  const start = text.indexOf(words);
  expect(start, words).toBeGreaterThanOrEqual(0);
  return { start, end: start + words.length };
};
const mix = (original: string, rewritten: string, lost: string[], added: string[] = []) =>
  mixTexts(original, rewritten, {
    lost: lost.map((words) => place(original, words)),
    added: added.map((words) => place(rewritten, words)),
  });

const PROMPT =
  'Could you please write a report about our sales? It must have at most 200 words. Never mention Acme. Thank you!';

describe('mixTexts', () => {
  it('leaves a text without damage as it is', () => {
    expect(mixTexts(PROMPT, ' Report!\n', { lost: [], added: [] })).toBe(' Report!\n');
  });

  it('puts back the sentence that was damaged, and no other', () => {
    const rewritten = 'Report on our sales. At most a few words. Never mention Acme.';
    expect(mix(PROMPT, rewritten, ['200'])).toBe(
      'Report on our sales. It must have at most 200 words. Never mention Acme.',
    );
  });

  it('puts merged sentences back together', () => {
    const rewritten = 'Report our sales in at most some words. Never mention Acme.';
    expect(mix(PROMPT, rewritten, ['200'])).toBe(
      'Could you please write a report about our sales? It must have at most 200 words. Never mention Acme.',
    );
  });

  it('puts back what has no counterpart behind what it followed, with the sentences beside it', () => {
    const original =
      'Say hello. Write a report. List the sales in a table. Never mention Acme. Ask Bob first.';
    const rewritten = 'Say hello. Write a report (chart form). Never mention Acme. Ask Bob first.';
    expect(mix(original, rewritten, ['in a table'])).toBe(
      'Say hello. Write a report. List the sales in a table. Never mention Acme. Ask Bob first.',
    );
    expect(mix(PROMPT, 'Never mention Acme.', ['sales'])).toBe(
      'Could you please write a report about our sales? It must have at most 200 words. Never mention Acme.',
    );
  });

  it('takes out what was added, and replaces a sentence that adds', () => {
    const rewritten = 'Report on our sales to the board. At most 200 words. Never mention Acme. Use emojis.';
    expect(mix(PROMPT, rewritten, [], ['to the board', 'emojis'])).toBe(
      'Could you please write a report about our sales? At most 200 words. Never mention Acme.',
    );
  });

  it('keeps lists, headings and code on lines of their own', () => {
    const original =
      '# Task\n\nReview the code.\n\n```js\na();\n```\n\nRules:\n- Name each bug in one sentence.\n- Do not rename a().\n- Be kind. Be brief.\n\nEnd with a verdict.';
    const rewritten =
      'Review the code:\n```js\na();\n```\nName each bug. May rename a(). Be brief and kind. End with a verdict.';
    const mixed = mix(original, rewritten, ['rename a()', 'one sentence']);
    expect(mixed).toBe(
      'Review the code:\n```js\na();\n```\n- Name each bug in one sentence.\n- Do not rename a().\nBe brief and kind. End with a verdict.',
    );
  });

  it('puts back wrapped sentences whole, and texts to preserve', () => {
    const original =
      'Write a report that has at most\ntwo hundred words\nin all. Cite "A. B. C" and D. E. F here.';
    expect(mix(original, 'Write a report. Cite it.', ['two hundred'])).toBe(
      'Write a report that has at most\ntwo hundred words\nin all. Cite it.',
    );
  });

  it('knows a text to preserve by its words where it was changed', () => {
    const notes = 'Sales fell in spring. They rose in autumn.';
    const rewritten = 'Summarize: sales fell in spring, rose in autumn. Be brief.';
    const original = `Summarize my notes. ${notes} Be brief, please.`;
    const damage = { lost: [place(original, notes)], added: [] };
    expect(mixTexts(original, rewritten, damage, [notes])).toBe(`${notes} Be brief.`);
  });

  it('needs no spaces in scripts without them', () => {
    expect(mix('報告を書いてください。必ず二百字以内にする。', '報告を書く。二百字。', ['以内'])).toBe(
      '報告を書く。必ず二百字以内にする。',
    );
  });

  it('gives the original back where all of it is damaged', () => {
    for (const text of [PROMPT, '# A\n\nB c. D e.\n- f g\n  - h\n\n```\ni\n\nj\n```\nk l.']) {
      const all = [{ start: 0, end: text.length }];
      expect(mixTexts(text, text, { lost: all, added: all })).toBe(text);
      expect(mixTexts(text, 'Nothing of that.', { lost: all, added: [{ start: 0, end: 16 }] })).toBe(text);
    }
  });
});

const SENTENCES = [
  ...[
    'Write a report. ',
    'Use at most 200 words. ',
    'Never mention Acme. ',
    'Be kind and brief. ',
    'Ask Bob first. ',
  ],
  ...[
    '\n- one item\n',
    '\n- another item of the list\n',
    '\n\n',
    '# Heading\n',
    '```\ncode\n```\n',
    '短く書く。',
    '| a | b |\n',
  ],
  ...['a ', '"quoted. text" ', 'e.g. that ', '- ', '\r\n', '😀 ', '\ud800 '],
];
const text = fc.array(fc.constantFrom(...SENTENCES), { maxLength: 20 }).map((parts) => parts.join(''));
const places = fc.array(fc.tuple(fc.nat(400), fc.nat(60)), { maxLength: 6 });
const within = (whole: string, found: readonly (readonly [number, number])[]) =>
  found
    .map(([start, length]) => ({ start: start % (whole.length + 1), end: start + length }))
    .map(({ start, end }) => ({ start, end: Math.min(whole.length, Math.max(start, end)) }));

const unitTexts = (whole: string): string[] =>
  unitsOf(whole).map(({ start, end }) => whole.slice(start, end));

/** Whether a text is nothing but units one behind the other. Empty list items are no units. */
function isMadeOf(whole: string, units: readonly string[]): boolean {
  const bare = (said: string): string => said.replace(/[-\s]/g, '');
  const text = bare(whole);
  const pieces = [...new Set(units.map(bare))].filter((piece) => piece !== '');
  const reached = new Set([0]);
  for (let at = 0; at < text.length; at++)
    if (reached.has(at))
      for (const piece of pieces) if (text.startsWith(piece, at)) reached.add(at + piece.length);
  return reached.has(text.length);
}

describe('for any texts', () => {
  it('every damaged part is said as in the original', () => {
    fc.assert(
      fc.property(text, text, places, places, (original, rewritten, lost, added) => {
        const damage: MixDamage = { lost: within(original, lost), added: within(rewritten, added) };
        const mixed = mixTexts(original, rewritten, damage);
        for (const { start, end } of damage.lost)
          for (const unit of unitsOf(original))
            if (unit.start < end && start < unit.end)
              expect(mixed).toContain(original.slice(unit.start, unit.end));
      }),
    );
  });

  it('what is neither damaged nor added stays, and nothing is said that neither text says', () => {
    fc.assert(
      fc.property(text, text, places, places, (original, rewritten, lost, added) => {
        const damage: MixDamage = { lost: within(original, lost), added: within(rewritten, added) };
        const mixed = mixTexts(original, rewritten, damage);
        if (damage.lost.length + damage.added.length === 0) return;
        const units = [...unitTexts(original), ...unitTexts(rewritten)];
        expect(isMadeOf(mixed, units), mixed).toBe(true);
      }),
    );
  });

  it('takes a number of steps linear in the lengths, also for hostile texts', () => {
    const steps = (own: string, other: string) => {
      const all = (whole: string) =>
        Array.from({ length: 200 }, (_, at) => ({ start: (at * whole.length) / 200, end: whole.length }));
      return countSteps(() => void mixTexts(own, other, { lost: all(own), added: all(other) }));
    };
    for (const unit of [...HOSTILE_UNITS.slice(0, 40), ...SENTENCES])
      for (const shape of SHAPES.slice(0, 2)) {
        const own = hostileText([unit], shape, 20_000);
        expect(steps(own, own.slice(3)), JSON.stringify(unit)).toBeLessThan(2_500 * 40_000);
      }
  });
});
