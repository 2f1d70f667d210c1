import fc from 'fast-check';
import { ENGLISH_GRAMMAR } from '../lexicon/en/grammar.ts';
import { ENGLISH_PHRASES } from '../lexicon/en/phrases.ts';

/** Well-formed English prompts in which every rule of the lexicon meets every kind of line: for property tests. */

interface Sample {
  words: string;
  start: boolean;
  end: boolean;
}

const RULES = ENGLISH_PHRASES.flatMap((pass) => pass.rules.map((rule) => rule.pattern));

/** A wording that a pattern stands for: of each word one alternative, of each set one member. */
function sample(pattern: string, pick: (most: number) => number): Sample {
  const words: string[] = [];
  let start = false;
  let end = false;
  for (const part of pattern.split(' ')) {
    if (/^\^+$/.test(part)) start = true;
    else if (part === '$') end = true;
    else if (part.length === 1 || !part.startsWith('!')) words.push(wordOf(part, pick));
  }
  const text = words
    .filter((word) => word !== '')
    .join(' ')
    .replace(/ (?=[,.;:!?])/g, '');
  return { words: text, start, end };
}

function wordOf(part: string, pick: (most: number) => number): string {
  if (part.length > 1 && part.endsWith('?') && pick(2) === 0) return '';
  const choices = (part.length > 1 ? part.replace(/\?$/, '') : part).split('|');
  const choice = choices[pick(choices.length)] ?? '';
  const members = [
    ...(ENGLISH_GRAMMAR.sets[choice] ?? []),
    ...(ENGLISH_GRAMMAR.forms[choice]?.keys() ?? []),
  ].filter((member) => /^[a-z ]+$/.test(member));
  if (members.length > 0) return members[pick(members.length)] ?? '';
  return choice.startsWith('{') ? 'write' : choice;
}

const PHRASE = fc
  .tuple(fc.constantFrom(...RULES), fc.array(fc.nat(1000), { minLength: 8, maxLength: 8 }))
  .map(([pattern, numbers]) => {
    let next = 0;
    return sample(pattern, (most) => (numbers[next++ % numbers.length] ?? 0) % most);
  });

const CLAUSE = fc.constantFrom(
  'write a short report about the unusual history of the town',
  'the user of an application sees at least 3 charts',
  'do not use tables',
  'list the names of all people who are mentioned in the text',
  'explain it to a child, a student, and an expert',
  'answer in JSON only',
  'a manager who is responsible for an old factory needs a plan',
  'use "plain words" and {{name}}',
  'never delete the file src/app.ts',
  'it is a very interesting and really unusual idea',
  'check whether the code (which is written in Python) runs',
  'keep the title, the date, and the place',
);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const SENTENCE = fc
  .tuple(CLAUSE, fc.option(PHRASE), fc.option(PHRASE), fc.constantFrom('.', '.', '.', '?', '!', ':'))
  .map(([clause, before, after, mark]) => {
    const open = before && !before.words.startsWith(',') && !before.end ? `${before.words} ` : '';
    const close =
      after && !after.start ? (after.words.startsWith(',') ? after.words : `, ${after.words}`) : '';
    const text = `${open}${clause}${close}`.trim().replace(/[,;: ]+$/, '');
    return capital(/[.!?]$/.test(text) ? text : text + mark);
  });

const TEXT_LINE = fc.array(SENTENCE, { minLength: 1, maxLength: 3 }).map((sentences) => sentences.join(' '));

const BLOCK = fc.oneof(
  { weight: 4, arbitrary: TEXT_LINE },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.array(SENTENCE, { minLength: 1, maxLength: 4 }), fc.constantFrom('- ', '* ', '• '))
      .map(([items, marker]) => items.map((item) => marker + item).join('\n')),
  },
  {
    weight: 1,
    arbitrary: fc
      .array(SENTENCE, { minLength: 1, maxLength: 3 })
      .map((items) => items.map((item, i) => `${i + 1}. ${item}`).join('\n')),
  },
  { weight: 1, arbitrary: SENTENCE.map((sentence) => `## ${sentence.replace(/[.!?:]$/, '')}`) },
  { weight: 1, arbitrary: SENTENCE.map((sentence) => `**Note:** ${sentence}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '```js\nlet a = 1; // please, the  code\n```',
      '{\n  "a": [1, 2],\n  "b": "please  wait"\n}',
      '| the name | a value |\n|----------|---------|\n| x        | 1       |',
      'Please note that it is important.',
      'Thank you very much in advance!',
    ),
  },
);

/** Prompts of one to six blocks: sentences, lists, headings, labels, code, data and tables. */
export const PROMPT_TEXT: fc.Arbitrary<string> = fc
  .array(fc.tuple(BLOCK, fc.constantFrom('\n', '\n\n')), { minLength: 1, maxLength: 6 })
  .map((blocks) =>
    blocks
      .map(([block, gap]) => block + gap)
      .join('')
      .trimEnd(),
  );
