import { describe, expect, it } from 'vitest';
import { refine } from './refine.ts';
import { classifySentence } from './structure/classify-sentence.ts';

const high = (text: string): string => refine(text, { compressionLevel: 'high' }).refinedText;

/** Texts on either side of a rule: what it does, and what it leaves alone. */
describe('at its bounds', () => {
  it.each([
    ['Explain IN ORDER TO WIN how chess works.', 'Explain TO WIN how chess works'],
    ['Explain in order to win how chess works.', 'Explain to win how chess works'],
  ])('what is shouted stays shouted: %j', (text, result) => {
    expect(high(text)).toBe(result);
  });

  it.each([
    ['Keep  it\tshort and list   the rivers.', 'Keep it short and list the rivers'],
    ['List the rivers.\n\t  - in Spain\t\tand   Italy', 'List the rivers.\n\t  - in Spain and Italy'],
    ['Keep\u00a0 it short.', 'Keep\u00a0 it short'],
  ])('plain spaces in a line are one, indents and other spaces stay: %j', (text, result) => {
    expect(high(text)).toBe(result);
  });

  it.each([
    ['Sois bref, stp, elle lit peu.', 'Sois bref, elle lit peu.'],
    [
      'Sans blague stp, elle le prendrait mal. Écris une lettre.',
      'Sans blague, elle le prendrait mal. Écris une lettre.',
    ],
  ])('a comma between clauses stays when what stands beside it goes: %j', (text, result) => {
    expect(high(text)).toBe(result);
  });

  it.each([
    ['Keep the answer short, please, he reads little.', 'Keep the answer short, he reads little.'],
    ['Keep the answer short, please, and list the names.', 'Keep the answer short and list the names.'],
    ['Write, please, a poem about the sea.', 'Write a poem about the sea.'],
    ['Fasse dich kurz, bitte, er liest wenig.', 'Fasse dich kurz, er liest wenig.'],
    ['Schreibe mir, bitte, einen Brief.', 'Schreibe mir einen Brief.'],
    [
      'Scrivi la lettera breve, per favore, noi abbiamo poco tempo.',
      'Scrivi la lettera breve, noi abbiamo poco tempo.',
    ],
    [
      'Escreve a carta curta, por favor, nós temos pouco tempo.',
      'Escreve a carta curta, nós temos pouco tempo.',
    ],
  ])('both commas of an aside go unless a clause begins behind it: %j', (text, result) => {
    expect(refine(text).refinedText).toBe(result);
  });

  it.each([
    [
      'Your reply must include a title and should not exceed ten lines.',
      "Your reply must include a title and shouldn't exceed ten lines",
    ],
    [
      'The answer should include a title and must be short.',
      'The answer should include a title and must be short',
    ],
    ['Your reply must include a title.', 'Include a title'],
  ])('a subject stays where a later verb needs it: %j', (text, result) => {
    expect(high(text)).toBe(result);
  });

  it.each([
    ['Could you please help me?? I need a plan!', 'Help me. Need a plan!'],
    ['Could you please help me?!', 'Help me'],
  ])('the marks of a question that became an order are one: %j', (text, result) => {
    expect(high(text)).toBe(result);
  });

  it.each([
    ['Answer the questions in a friendly tone and you must not lie.', 'constraints'],
    ['Answer the questions.', 'task'],
    ['Answer these questions in one must-read list.', 'output'],
  ] as const)('what is to be answered, and how: %j', (sentence, section) => {
    expect(classifySentence(sentence, 'en')).toBe(section);
  });

  it.each([
    [
      'Use short sentences. We are a shop in Leeds.',
      "# Task\nUse short sentences.\n\n# Context\nWe're a shop in Leeds.",
    ],
    [
      'Our shop is in Leeds. Focus on the prices of last year.',
      '# Task\nFocus on the prices of last year.\n\n# Context\nOur shop is in Leeds.',
    ],
  ])('a rule is the task where nothing else is asked: %j', (text, result) => {
    expect(refine(text, { outputFormat: 'markdown' }).refinedText).toBe(result);
  });

  it.each([
    ['<a>one</a>\n<b>two</b>', '<prompt>\n<a>one</a>\n<b>two</b>\n</prompt>'],
    [
      '<a>one</a>\nloose words\n<b>two</b>',
      '<prompt>\n<context><![CDATA[\n<a>one</a>\nloose words\n<b>two</b>\n]]></context>\n</prompt>',
    ],
  ])('tags around all parts are the document, others are not: %j', (text, result) => {
    expect(refine(text, { outputFormat: 'xml' }).refinedText).toBe(result);
  });

  it('tags, and what a label before them names, stay together', () => {
    const text = 'Context:\n<doc>\nWe sell tea.\n</doc>\nMore about us: the shop is old.\n\nWrite a poem.';
    expect(refine(text, { outputFormat: 'markdown' }).refinedText).toBe(
      '# Task\nWrite a poem.\n\n# Context\nContext:\n<doc>\nWe sell tea.\n</doc>\nMore about us: the shop is old.',
    );
  });
});
