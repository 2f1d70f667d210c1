import { checkFidelity } from '@refinery/guard';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, countTokens, refine } from '../index.ts';
import type { CompressionLevel } from '../model/types.ts';

const BRIEF = `We are a small bakery in the hills. The shop was founded by my grandmother. It still smells of cinnamon in the morning.
Our neighbours like to drop by for a chat. Lately, the trade has been slow since the new supermarket opened.

Write a newsletter for our customers. Announce the autumn cakes and do not mention any prices. Keep it under 150 words.
The newsletter has a cheerful headline. How would a baker greet people?

Example:
The oven is warm. The dough is resting.`;

const shortest = (text: string, level: CompressionLevel = 'medium') =>
  refine(text, { compressionLevel: level, targetTokens: 0 });

describe('a target', () => {
  it('that is met already changes nothing', () => {
    const plain = refine(BRIEF);
    const aimed = refine(BRIEF, { targetTokens: plain.refinedTokens });
    expect(aimed).toEqual({ ...plain, targetReached: true });
    expect(plain).not.toHaveProperty('targetReached');
  });

  it('leaves out background until it fits, and not more', () => {
    const plain = refine(BRIEF);
    const aimed = refine(BRIEF, { targetTokens: plain.refinedTokens - 5 });
    expect(aimed.targetReached).toBe(true);
    expect(aimed.edits.filter((edit) => edit.pass === 'trim')).toHaveLength(1);
    expect(aimed.explanation).toContain('eft out 1 sentence of context');
    expect(aimed.checks).toMatchObject({ passed: true, lost: [] });
    expect(aimed.refinedTokens).toBeGreaterThan(plain.refinedTokens - 20);
  });

  it('says so where it cannot be reached, and keeps all that binds', () => {
    const { refinedText, targetReached, warnings, refinedTokens } = shortest(BRIEF);
    expect(targetReached).toBe(false);
    expect(warnings).toContain(
      `The text has ${refinedTokens} tokens. The target of 0 could not be reached without removing instructions, constraints, facts or text that is not plainly background.`,
    );
    for (const kept of ['newsletter for', 'mention any', '150 words', 'cheerful', '?', 'oven is warm'])
      expect(refinedText).toContain(kept);
    for (const gone of ['bakery', 'cinnamon', 'chat', 'supermarket']) expect(refinedText).not.toContain(gone);
    expect(refinedText).not.toMatch(/^\s|\n{3}/);
  });

  it('leaves out what an instruction might mean', () => {
    const text =
      'Act as a gardener. Plan a garden for a busy family. This could include raised beds, wild corners or a small pond. Name the plants.';
    expect(shortest(text).refinedText).toBe(
      'Act as a gardener. Plan a garden for a busy family. Name the plants.',
    );
    const binding = text.replace('raised beds', 'at least 3 raised beds');
    expect(shortest(binding).refinedText).toContain('raised beds');
  });

  it.each(['markdown', 'json', 'xml'] as const)('counts what the %s structure costs', (outputFormat) => {
    const plain = refine(BRIEF, { outputFormat });
    const aimed = refine(BRIEF, { outputFormat, targetTokens: plain.refinedTokens - 20 });
    expect(aimed.targetReached).toBe(true);
    expect(aimed.refinedTokens).toBeGreaterThan(plain.refinedTokens - 50);
    expect(applyEdits(BRIEF, aimed.edits)).toBe(aimed.refinedText);
  });

  it.each(['low', 'medium', 'high'] as const)('at %s goes by what the original says', (level) => {
    expect(shortest(BRIEF, level).refinedText).not.toMatch(/bakery|cinnamon|supermarket/);
  });

  it.each([Number.NaN, -1, 0, 0.5, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e308])(
    'of %d does not throw',
    (targetTokens) => {
      const result = refine(BRIEF, { targetTokens });
      expect(result.checks.passed).toBe(true);
      expect(result.targetReached).toBe(Number.isNaN(targetTokens) ? undefined : targetTokens > 1000);
    },
  );
});

describe('trimmed', () => {
  it.each([
    ['the own situation', 'We live by the sea.'],
    ['what was', 'The shop was closed for a while.'],
    ['what a label names as background', 'Background: the shop has been slow lately.'],
    ['what leans on it', 'The shop was closed for a while. This made people sad.'],
    ['what is said behind a clause', 'Since the spring, the garden has been full of bees.'],
  ])('%s', (_what, background) => {
    const text = `${background} Write a welcome text for our website.`;
    expect(shortest(text).refinedText).toBe('Write a welcome text for our website.');
  });
});

describe('never trimmed', () => {
  it.each([
    ['an instruction', 'Write a poem. Greet the reader warmly.'],
    ['a wish', 'I need a poem about rain. We want it sad.'],
    ['a constraint', 'Write a poem. The lines must rhyme.'],
    ['what is to be written', 'Write a letter. The letter has a green seal.'],
    ['what is to be treated', 'Sort the old tools. The old tools were kept in a shed.'],
    ['what is to be made', 'Build a small app. The app shows photos of friends.'],
    ['a sentence that leans on one that stays', 'Build a small app. It shows photos of friends.'],
    ['a condition', 'Write a reply. We refund the money if the parcel is lost.'],
    ['what a question is about', 'The shop was closed for a week. We lost our key. How do we open it again?'],
    ['what is to be seen', 'Draw a picture. The house has a red door.'],
    ['what is introduced for later', 'We keep a blue parrot. Write a poem for the parrot.'],
    ['a definition', 'Count churned users. The word churned means inactive since spring.'],
    ['a quantity', 'Write a poem. Our shop has twelve ovens.'],
    ['a name', 'Write a poem. My sister Paula loves the sea.'],
    ['a quotation', 'Write a poem. My sister says "hello" to the sea.'],
    ['a placeholder', 'Write a poem. My sister is {{name}} of the sea.'],
    ['what a label heads', 'Write a poem.\nBackground:\nWe live by the sea.'],
    ['what a heading heads', 'Write a poem.\n\n## Background\nWe live by the sea.'],
    ['constraints by their heading', 'Write a poem.\n\n## Rules\nThe verses rhyme.\nThe tone is calm.'],
    ['material', 'Summarize the following article.\n\nThe town council met late. The members were tired.'],
    ['what stands before a list', 'Write a poem. Our family likes these things\n- the sea\n- the sky'],
    ['the only sentence', 'We are a small bakery in the hills.'],
    ['another language', 'Schreibe ein Gedicht. Wir sind eine kleine Bäckerei in den Bergen.'],
  ])('%s', (_what, text) => {
    expect(shortest(text, 'low').refinedText).toBe(refine(text, { compressionLevel: 'low' }).refinedText);
  });

  it.each(['low', 'medium', 'high'] as const)('at %s: what is introduced for later', (level) => {
    const text = 'We keep a blue parrot. We live by the sea. Write a poem for the parrot.';
    expect(shortest(text, level).refinedText).toMatch(/^We keep .*parrot\. Write a? ?poem for .*parrot\.?$/);
  });

  it('preserved text, and anything under LEGAL', () => {
    const text = 'Write a poem. We live by the sea.';
    expect(shortest(text).refinedText).toBe('Write a poem.');
    expect(refine(text, { targetTokens: 0, preserve: ['by the sea'] }).refinedText).toContain('by the sea');
    const legal = refine(text, { targetTokens: 0, strategy: 'LEGAL' });
    expect(legal.refinedText).toBe(text);
    expect(legal.warnings[0]).toMatch(/LEGAL strategy drops no clause/);
  });
});

const SENTENCES = [
  'We are a small bakery in the hills.',
  'It smells of cinnamon.',
  'The shop was founded by my grandmother.',
  'This makes us proud.',
  'Write a poem about rain.',
  'Do not mention snow.',
  'However, our neighbours like it.',
  '\n\n## Context\n',
  '\n\n',
  '\nRules:\n- be kind\n- be brief\n\n',
  'I teach at a school in the valley.',
  'Please note that my pupils are shy.',
  '<context>\n',
  '\n</context>\n',
  'Since the spring, my garden has been full of bees.',
  'Bitte schreibe es auf Deutsch.',
];

describe('with any target', () => {
  const prompt = fc
    .array(fc.constantFrom(...SENTENCES), { maxLength: 14 })
    .map((sentences) => sentences.join(' '));
  const options = fc.record({
    targetTokens: fc.integer({ min: 0, max: 60 }),
    compressionLevel: fc.constantFrom<CompressionLevel>('low', 'medium', 'high'),
  });

  it('the edits make the text, the guard passes, and a second time changes nothing', () => {
    fc.assert(
      fc.property(prompt, options, (text, wanted) => {
        const result = refine(text, wanted);
        expect(applyEdits(text, result.edits)).toBe(result.refinedText);
        expect(checkFidelity(text, result.refinedText).lost).toEqual([]);
        expect(result.targetReached).toBe(countTokens(result.refinedText) <= wanted.targetTokens);
        const plain = refine(text, { ...wanted, targetTokens: undefined });
        expect(result.refinedTokens).toBeLessThanOrEqual(plain.refinedTokens);
        expect(refine(result.refinedText, wanted).refinedText).toBe(result.refinedText);
      }),
      { numRuns: Number(process.env.FC_RUNS ?? 300) },
    );
  });

  it('takes time that grows with the text, not with its square', () => {
    const many = Array.from({ length: 8_000 }, (_, at) => `${SENTENCES[at % 5]}`).join(' ');
    expect(refine(many.replaceAll('poem', 'p'), { targetTokens: 100 }).checks.passed).toBe(true);
    const chain = `${SENTENCES[0]} ${'It smells of cinnamon. This makes us proud. '.repeat(3_000)}\n\nWrite a poem.`;
    const options = { targetTokens: 10, disabledPasses: ['repetition'] };
    expect(refine(chain, options).refinedText).toBe('Write a poem.');
  });
});
