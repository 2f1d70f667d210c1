import { countSteps } from '@refinery/text/fixtures/count-steps.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOSTILE_UNITS, hostileText, SHAPES } from '../../fixtures/hostile-texts.ts';
import { type MixDamage, mixTexts } from './mix-texts.ts';
import { sectionsOf } from './sections.ts';

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
  'Hello!\n\n# Task\n\nPlease write a report.\n\n# Rules\n\nIt must have at most 200 words.\nNever mention Acme.\n\n# Tone\nBe kind, please.';
const SHORT = '# Task\nReport.\n# Rules\nAt most 300 words. No Acme.\n# Tone\nBe kind.';

describe('mixTexts', () => {
  it('leaves a text without damage as it is', () => {
    expect(mixTexts(PROMPT, ' Report!\n', { lost: [], added: [] })).toBe(' Report!\n');
  });

  it('puts back the section that was damaged, and no other', () => {
    expect(mix(PROMPT, `Hi.\n${SHORT}`, ['200'])).toBe(
      'Hi.\n# Task\nReport.\n# Rules\n\nIt must have at most 200 words.\nNever mention Acme.\n\n# Tone\nBe kind.',
    );
    expect(mix(PROMPT, `Hi.\n${SHORT}`, [], ['Report'])).toBe(
      'Hi.\n# Task\n\nPlease write a report.\n\n# Rules\nAt most 300 words. No Acme.\n# Tone\nBe kind.',
    );
    expect(mix(PROMPT, `Hi.\n${SHORT}`, ['Hello', 'kind'])).toBe(
      'Hello!\n\n# Task\nReport.\n# Rules\nAt most 300 words. No Acme.\n# Tone\nBe kind, please.',
    );
  });

  it('puts back all sections that a damaged part reaches into', () => {
    const reaching = 'report.\n\n# Rules\n\nIt';
    expect(mix(PROMPT, `Hi.\n${SHORT}`, [reaching])).toBe(
      `Hi.\n${PROMPT.slice(PROMPT.indexOf('# Task'), PROMPT.indexOf('# Tone'))}# Tone\nBe kind.`,
    );
  });

  it('leaves the section behind the one that was damaged to its end', () => {
    const first = '# A\nKeep it short.\n';
    expect(mix(`${first}# B\nUse euros.\n`, '# A\nBe long.\n# B\nUse the euro.\n', [first])).toBe(
      `${first}# B\nUse the euro.\n`,
    );
  });

  it('knows a section by its heading, however that is set', () => {
    const rewritten = SHORT.replace('# Rules', '**Rules:**').replaceAll('# T', '## T');
    expect(mix('# Task\nWrite.\n# Rules\nUse 3 lines.', '**Task**\nWrite!\n**Rules:**\nLines.', ['3'])).toBe(
      '**Task**\nWrite!\n# Rules\nUse 3 lines.',
    );
    expect(mix(PROMPT, rewritten, ['200'])).toBe(PROMPT);
  });

  it('is the original where the sections are not the same, in the same order', () => {
    const [task = '', rules = '', tone = ''] = SHORT.split(/(?=# )/);
    for (const other of [
      ...[SHORT, `Hi.\n${tone}\n${task}${rules}`, `Hi.\n${task}${tone}`, 'Report. At most 200 words.'],
      `Hi.\n${SHORT.replace('Rules', 'Freedoms')}`,
    ])
      expect(mix(PROMPT, other, ['200'])).toBe(PROMPT);
  });

  it('tells sections apart by their numbers', () => {
    const original = '## Step 1\nMix the dough.\n\n## Step 2\nHeat the oven to 200 degrees.\n';
    const rewritten = '## Step 2\nHeat the oven.\n\n## Step 1\nMix the dough.\n';
    expect(mix(original, rewritten, ['200'])).toBe(original);
  });

  it('has one section where there is no heading', () => {
    expect(mix('Write 3 lines. Be kind, please.', 'Write lines. Be kind.', ['3'])).toBe(
      'Write 3 lines. Be kind, please.',
    );
  });

  it('splits below the one heading that stands above all, and at tags', () => {
    const below = (text: string) => sectionsOf(text).map(({ name }) => name);
    expect(below('# Bot\nYou help.\n## Rules\na\n### Why\nb\n## Tone\nc')).toEqual(['', 'rules', 'tone']);
    expect(below('<rules>\na\n</rules>\n<tone>\nb\n</tone>')).toEqual(['rules', 'tone']);
    expect(below('# A\n# B')).toEqual(['a', 'b']);
    expect(below('# A\nb')).toEqual(['']);
    expect(below('')).toEqual(['']);
  });

  it('splits no text to preserve', () => {
    const kept = 'Notes\n# Old\nx';
    expect(sectionsOf(`# A\n${kept}\n# B`, [kept]).map(({ name }) => name)).toEqual(['a', 'b']);
  });
});

const PARTS = [
  '# A\n',
  '## B\n',
  '**C**\n',
  '<d>\n',
  '</d>\n',
  'e f. ',
  '- g\n',
  '\n',
  '```\n# h\n```\n',
  '\r\n',
  '😀',
];
const text = fc.array(fc.constantFrom(...PARTS), { maxLength: 20 }).map((parts) => parts.join(''));
const places = fc.array(fc.tuple(fc.nat(100), fc.nat(20)), { maxLength: 4 });
const within = (whole: string, found: readonly (readonly [number, number])[]) =>
  found
    .map(([start, length]) => ({ start: start % (whole.length + 1), end: start + length }))
    .map(({ start, end }) => ({ start, end: Math.min(whole.length, Math.max(start, end)) }));

describe('for any texts', () => {
  it('each section is that of one of both, in order, and a damaged one that of the original', () => {
    fc.assert(
      fc.property(text, text, places, places, (original, rewritten, lost, added) => {
        const damage: MixDamage = { lost: within(original, lost), added: within(rewritten, added) };
        if (damage.lost.length + damage.added.length === 0) return;
        let rest = mixTexts(original, rewritten, damage);
        const other = sectionsOf(rewritten);
        for (const [at, { start, end }] of sectionsOf(original).entries()) {
          const own = original.slice(start, end);
          const isDamaged = damage.lost.some((part) => part.start < end && start < part.end);
          const theirs = rewritten.slice(other[at]?.start, other[at]?.end);
          expect(rest.startsWith(own) || (!isDamaged && rest.startsWith(theirs))).toBe(true);
          rest = rest.slice((rest.startsWith(own) ? own : theirs).length);
        }
      }),
    );
  });

  it('sections cover a text', () => {
    fc.assert(
      fc.property(text, (whole) => {
        const joined = sectionsOf(whole).map(({ start, end }) => whole.slice(start, end));
        expect(joined.join('')).toBe(whole);
      }),
    );
  });

  it('takes a number of steps linear in the lengths, also for hostile texts', () => {
    const steps = (own: string, other: string) => {
      const all = (whole: string) =>
        Array.from({ length: 200 }, (_, at) => ({ start: (at * whole.length) / 200, end: whole.length }));
      return countSteps(() => void mixTexts(own, other, { lost: all(own), added: all(other) }));
    };
    for (const unit of [...HOSTILE_UNITS.slice(0, 40), ...PARTS])
      for (const shape of SHAPES.slice(0, 2)) {
        const own = hostileText([unit], shape, 20_000);
        expect(steps(own, own.slice(3)), JSON.stringify(unit)).toBeLessThan(2_500 * 40_000);
      }
  });
});
