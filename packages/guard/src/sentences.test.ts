import { describe, expect, it } from 'vitest';
import { readRequirements } from './read-requirements.ts';

const listed = (text: string): string[] =>
  readRequirements(text).map(({ kind, text: words }) => `${kind}: ${words.replaceAll('\n', '⏎')}`);

describe('what a text asks for is', () => {
  it.each<[string, string[]]>([
    ['Anna paints. Ask Anna and Boris.', ['statement: Anna paints.', 'statement: Ask Anna and Boris.']],
    ['- Call Anna\n- Write to 3 clubs', ['list item: Call Anna', 'list item: Write to 3 clubs']],
    [
      'Never paint; only print rows if they fit, except on Sunday.',
      ['statement: Never paint; only print rows if they fit, except on Sunday.'],
    ],
    [
      'Mail to a@b.example, open `x`, say “hi” to {{name}} in <b>bold</b>.',
      ['statement: Mail to a@b.example, open `x`, say “hi” to {{name}} in <b>bold</b>.'],
    ],
    [
      '短く書いてください。価格には触れないでください。',
      ['statement: 短く書いてください。', 'statement: 価格には触れないでください。'],
    ],
    ['...', []],
    ['1.', []],
    ['', []],
  ])('a sentence or item: %s', (text, requirements) => expect(listed(text)).toEqual(requirements));

  it.each<[string, string[]]>([
    ['Ticket:\n{{ticket}}\n\nFind the order.', ['placeholder: {{ticket}}', 'statement: Find the order.']],
    ['Explain this:\n```js\na();\n\nb();\n```', ['statement: Explain this:', 'code: ```js⏎a();⏎⏎b();⏎```']],
    [
      'Correct the mail below.\n\nDear Mr Wu,\nwe is late. Sorry!\nBest regards\nJo',
      ['statement: Correct the mail below.', 'material: Dear Mr Wu,⏎we is late. Sorry!⏎Best regards⏎Jo'],
    ],
    [
      '<doc id="1">\nThe pump is red. It is old.\n</doc>\n\nSummarise the document.',
      ['material: <doc id="1">⏎The pump is red. It is old.⏎</doc>', 'statement: Summarise the document.'],
    ],
    ['<rules>\nName the price.\n</rules>', ['statement: Name the price.']],
  ])('a block of code, a pasted text: %s', (text, requirements) =>
    expect(listed(text)).toEqual(requirements),
  );
});

describe('no requirement is', () => {
  it.each([
    ['Hello!', 'Write a poem.'],
    ['Hi there, I hope you are doing well.', 'Write a poem.'],
    ["I've got a quick question for you.", 'Write a poem.'],
    ['Hallo! Ich hoffe, es geht dir gut.', 'Schreib ein Gedicht.'],
    ['Bonjour !', 'Écris un poème.'],
  ])('small talk in front: %s', (talk, request) => {
    expect(listed(`${talk} ${request}`)).toEqual([`statement: ${request}`]);
    expect(listed(talk)).toEqual([]);
  });

  it.each([
    'Thanks in advance!',
    'Thank you so much for your help.',
    'Looking forward to your reply.',
    'No rush.',
  ])('small talk behind: %s', (talk) =>
    expect(listed(`Write a poem. ${talk}`)).toEqual(['statement: Write a poem.']),
  );

  it.each([
    '# Rules',
    '## Output format',
    '**Rules**',
    'Rules:',
    'The answer has these parts:',
    'Follow these rules:',
    "Here's what you should know:",
    '## Never do these',
  ])('what only governs the lines below it: %s', (lead) => {
    expect(listed(`${lead}\n- Name the price.\n- Name the size.`)).toEqual([
      'list item: Name the price.',
      'list item: Name the size.',
    ]);
  });
});

describe('a requirement is', () => {
  it.each([
    '# Translate the text into Polish',
    '## Do not name the price',
    'Write a report that covers:',
    'Name 3 of them:',
  ])('a heading or lead-in that asks for something itself: %s', (lead) =>
    expect(listed(`${lead}\n- speed\n- size`)).toHaveLength(3),
  );

  it('a heading, where a text has nothing else', () =>
    expect(listed('# Gedicht über Regen')).toHaveLength(1));
});
