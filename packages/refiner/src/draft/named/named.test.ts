import { describe, expect, it } from 'vitest';
import { refine } from '../../index.ts';

const LEVELS = ['low', 'medium', 'high'] as const;

/** Texts that no level may change, but for a full stop at the end. */
const NAMED: Record<string, readonly string[]> = {
  'behind a verb': [
    'Never say basically on the phone.',
    'Write of course in capital letters.',
    'Avoid in order to wherever you can.',
    'Count how often the guide says you know.',
    'Ban terms like actually.',
    'The door opens when he says could you please open it.',
  ],
  'behind a verb and its preposition': [
    'Start each toast with Dear guests and end it with Many thanks.',
    'Replace due to the fact that by because.',
    'Compare simply with merely.',
  ],
  'behind a noun': [
    'Where does the adverb really stand?',
    'The refrain is please, please, come home.',
    'Give the history of the phrase needless to say.',
    'Draw the word please in red.',
  ],
  'in a list': [
    'Moods: calm, simply glad, truly sad.',
    'Never use the words basically, essentially, actually or literally.',
    'Signs of haste (really, please, at once) cost a point.',
    'Label it as please / thanks / sorry.',
    'word,count\nplease,4\nof course,7',
  ],
  'below a line that announces words': [
    'Banned words:\n- please\n- in order to\n- basically',
    'Greetings to choose from:\n1. Hello there\n2. Good evening\n3. Hi',
    '## Forbidden phrases\n\n- of course\n- to be honest',
    'Filler words:\nbasically\nactually\nreally',
  ],
  'in a sample': [
    'Bad: Please kindly note that we are closed.\nGood: We are closed.',
    '❌ Basically it is late.\n✅ It is late.',
    'Give a score and a reason. E.g.:\n\n7/10\n\nIt was not long, due to the fact that it was late.',
    '## Example review\n\nIt is very long.\n\n### Advice\n\nThe loop does not end, due to the fact that it is endless.',
    'in order to go → to go\ndue to the fact that → because',
  ],
  'in a condition': [
    'If the note contains could you please, file it under A.',
    'Unless she says thank you very much, wait.',
  ],
  'as a thing': [
    'Strike out every really.',
    'Please is one word; kindly is another.',
    'They showed Love Actually twice.',
    'Secret word of the game: please.',
    'What does to be honest mean?',
  ],
};

/** The same in other languages. */
const ABROAD: readonly string[] = [
  'Verwende nie die Wörter eigentlich und natürlich.',
  'Wenn der Brief bitte oder danke enthält, lege ihn ab.',
  'Was unterscheidet einfach von bloß?',
  'Der Refrain lautet bitte, bitte, komm zurück.',
  "N'écris jamais s'il vous plaît.",
  'Commence chaque lettre par Bonjour et termine par Merci beaucoup.',
  'No escribas nunca por favor.',
  'Responde con una de estas palabras: sí, no, por supuesto.',
  'Non scrivere mai per favore.',
  'Explique a diferença entre apenas e simplesmente.',
  '文中不要写请稍等。',
  '统计其实、就是说各有几次。',
  '「ちょっと」という言葉を数える。',
];

/** The same words, used. */
const USED: readonly (readonly [text: string, result: string])[] = [
  ['Please send a list of words that rhyme.', 'Send a list of words that rhyme.'],
  ['Use short words, and please be kind.', 'Use short words, and be kind.'],
  ['Write, please, a poem about the sea.', 'Write a poem about the sea.'],
  ['Write 3 lines, in order to greet her.', 'Write 3 lines, to greet her.'],
  ['The text should definitely fit on a page.', 'The text should fit on a page.'],
  [
    'Please explain the difference between really and truly.',
    'Explain the difference between really and truly.',
  ],
  ['Schreibe bitte einen Brief an Anna.', 'Schreibe einen Brief an Anna.'],
  ['Escribe por favor una carta a Ana.', 'Escribe una carta a Ana.'],
  ["Écris s'il te plaît une lettre à Anne.", 'Écris une lettre à Anne.'],
];

const withoutStop = (text: string): string => text.replace(/[.。]$/, '');

describe('words that are named', () => {
  for (const [where, texts] of Object.entries(NAMED))
    it.each(texts)(`stay ${where}: %j`, (text) => {
      for (const compressionLevel of LEVELS)
        expect(withoutStop(refine(text, { compressionLevel }).refinedText)).toBe(withoutStop(text));
    });

  it.each(ABROAD)('stay in every language: %j', (text) => {
    for (const compressionLevel of LEVELS)
      expect(withoutStop(refine(text, { compressionLevel }).refinedText)).toBe(withoutStop(text));
  });

  it('stay in a long list, far behind what announces it', () => {
    const list = Array.from({ length: 200 }, (_, k) => (k % 2 === 0 ? 'please' : `term ${k}`));
    const text = `Banned words:\n${list.map((word) => `- ${word}`).join('\n')}`;
    expect(refine(text, { compressionLevel: 'low' }).refinedText).toBe(text);
  });
});

describe('words that are used', () => {
  it.each(USED)('go beside words that name: %j', (text, result) => {
    expect(refine(text).refinedText).toBe(result);
  });

  it('go behind a sample', () => {
    const text = '## Examples\n\nIt is not late.\n\n## Rules\n\nPlease write a letter in order to greet her.';
    expect(refine(text, { compressionLevel: 'low' }).refinedText).toBe(
      '## Examples\n\nIt is not late.\n\n## Rules\n\nWrite a letter to greet her.',
    );
  });

  it('go behind six paragraphs of a sample', () => {
    const paragraph = '\n\nIt was late due to the fact that it rained.';
    const text = (paragraphs: number) => `Letter, e.g.:${paragraph.repeat(paragraphs)}`;
    expect(refine(text(6), { compressionLevel: 'low' }).refinedText).toBe(text(6));
    expect(refine(text(7), { compressionLevel: 'low' }).refinedText).toBe(
      `${text(6)}\n\nIt was late because it rained.`,
    );
  });

  it('go where a list of words has ended', () => {
    const text =
      'Banned words:\n- please\n- really\n\nWhen you are done, please send me the text in order to check it.';
    expect(refine(text, { compressionLevel: 'low' }).refinedText).toBe(
      'Banned words:\n- please\n- really\n\nWhen you are done, send me the text to check it.',
    );
  });
});
