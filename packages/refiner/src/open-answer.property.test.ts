import { readBlocks } from '@refinery/text/blocks/read-blocks.ts';
import { lex } from '@refinery/text/lex.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyChanges } from './by-block/apply-changes.ts';
import { weighChanges } from './by-block/weigh-changes.ts';
import { openAnswer, showText } from './open-answer.ts';

const LINES = [
  ...['# Rules', '## Never', 'Be brief, please.', 'Never retry on:', '- the error 404', '- the error 401'],
  ...['1. Ask first.', '2. Then wait, please.', '  - a smaller thing', '', '', '---', '<rules>', '</rules>'],
  ...['| a | b |', '|---|---|', '| one | two |', '```', 'x = 1', 'One. Two, please. Three.', '你好。请写。'],
  ...[
    'Call `console.error({ code, message, requestId })`.',
    'Say "good day".',
    'If asked, say no.',
    '§ 5 holds.',
  ],
];
const TEXTS = fc
  .array(fc.constantFrom(...LINES), { minLength: 1, maxLength: 14 })
  .map((all) => all.join('\n'));
const WORDS = fc.constantFrom(
  ...['', 'Be brief.', '=1', '=2', '# C', '- one', 'Never:', '```', '<x>', '</rules>', '§a', '§b', '| a |'],
  ...['x', 'on 404', '1. a', '"good day"', '---', ' ', 'a\u2028b', '12|13|x', '**T**'],
);
const NUMBERS = fc.integer({ min: 0, max: 16 });
const ANSWERS = fc
  .array(
    fc.oneof(
      fc.tuple(NUMBERS, WORDS).map(([at, words]) => `${at}|${words}`),
      fc.tuple(NUMBERS, NUMBERS, WORDS).map(([at, to, words]) => `${at}-${to}|${words}`),
      fc.constantFrom('', 'Sure!', '# C', '```', 'ok', '1', '|', '2||', '9999999999|x', '-1|x'),
    ),
    { maxLength: 8 },
  )
  .map((all) => all.join('\n'));

it('leaves every block that nobody changed what it was and where it was, whatever a writer answers', () => {
  fc.assert(
    fc.property(TEXTS, ANSWERS, fc.boolean(), (text, reply, isCutOff) => {
      const { units, changes } = openAnswer(text, reply, isCutOff, {});
      const result = weighChanges(units, changes);
      const taken = result.weighed.map(({ change }) => change);
      const { places, ...applied } = applyChanges(units, taken);
      expect(result.text).toBe(applied.text);
      const after = readBlocks(result.text, lex(result.text));
      const at = places.map((place) => after.findIndex(({ content }) => content.start === place?.start));
      const changed = new Set(
        taken.flatMap(({ first, last }) => units.units.slice(first, last + 1).map(({ block }) => block)),
      );
      let last = -1;
      for (const [index, block] of units.blocks.entries()) {
        const place = places[index];
        if (!place) {
          expect(changed).toContain(index);
          continue;
        }
        // In order, of its kind, and under what it stood under.
        expect(place.start).toBeGreaterThan(last);
        last = place.start;
        const now = after[at[index] ?? -1];
        expect(now?.kind).toBe(block.kind);
        expect(now?.parent).toBe(block.parent < 0 ? -1 : at[block.parent]);
        if (changed.has(index)) continue;
        const said = text.slice(block.start, block.content.end);
        expect(result.text.slice(now?.start, now?.content.end)).toBe(said);
      }
      expect(after).toHaveLength(places.filter(Boolean).length);
    }),
    { numRuns: 1_000 },
  );
});

it('keeps every literal whole', () => {
  const literal = '`console.error({ code, message, requestId })`';
  fc.assert(
    fc.property(TEXTS, ANSWERS, (text, reply) => {
      const { units, changes } = openAnswer(text, reply, false, {});
      const result = weighChanges(units, changes).text;
      expect(result.includes(literal)).toBe(text.includes(literal));
    }),
    { numRuns: 300 },
  );
});

it('shows every block, and nothing by two numbers', () => {
  fc.assert(
    fc.property(TEXTS, (text) => {
      const { shown, count } = showText(text, {});
      const numbers = [...shown.matchAll(/^[ \t]*(\d+)\|/gm)].map(([, number]) => Number(number));
      for (let number = 1; number <= count; number++) expect(numbers).toContain(number);
    }),
    { numRuns: 300 },
  );
});
