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
    ['Take basically **old** boats for the trip.', 'Take **old** boats for the trip.'],
    ['Take basically *old* boats, and basically **do not** sail.', 'Take *old* boats, and **do not** sail.'],
    ['**Basically do not** sail.', '**Do not** sail.'],
    ['Sail **basically** now, and go *home please*.', 'Sail now, and go *home*.'],
  ])('one space stands before emphasis, and none in it: %j', (text, result) => {
    expect(refine(text, { compressionLevel: 'low' }).refinedText).toBe(result);
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
    ['**Do not** name the price.', "Don't name the price"],
    ['***Do not*** name the price.', "Don't name the price"],
    [
      'The plan has to work with the fact that he travels.',
      'The plan must work with the fact that he travels',
    ],
    ['Accept the fact that he travels.', 'Accept that he travels'],
    ['Sort them in the order in which they come.', 'Sort them in the order in which they come'],
    ['Sort them according to when they came.', 'Sort them according to when they came'],
    ['Sort them according to size.', 'Sort them per size'],
    ['How much did I spend per shop?', 'How much did I spend per shop?'],
    ['Please help me prepare for an exam in law.', 'Help me prepare for an exam in law'],
    ['Please help me write a letter to the court.', 'Write a letter to the court'],
    [
      'Write to the members, few of whom, to be honest, like it.',
      'Write to the members, few of whom like it',
    ],
  ])('what holds a sentence together stays: %j', (text, result) => {
    expect(high(text)).toBe(result);
  });

  it.each([
    ['Could you please help me?? I need a plan!', 'Help me. I need a plan!'],
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
    'Use short sentences. We sell tea in Leeds.',
    'Our shop is in Leeds. Focus on the prices of last year.',
  ])('a text that asks for nothing but a rule stays in one piece: %j', (text) => {
    expect(refine(text, { outputFormat: 'markdown' }).refinedText).toBe(`# Task\n${text}`);
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

  it('a text with tags stays in one piece', () => {
    const text = 'Context:\n<doc>\nWe sell tea.\n</doc>\nMore about us: the shop is old.\n\nWrite a poem.';
    expect(refine(text, { outputFormat: 'markdown' }).refinedText).toBe(`# Task\n${text}`);
  });
});
