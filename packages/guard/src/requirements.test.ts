import { describe, expect, it } from 'vitest';
import { checkFidelity } from './check-fidelity.ts';
import { readRequirements } from './read-requirements.ts';

describe('what a text asks for', () => {
  it.each<[string, string[]]>([
    [
      'Anna paints. Ask Anna and Boris.',
      ['statement: Anna paints.', 'statement: Ask Anna and Boris.', 'name: Anna', 'name: Boris'],
    ],
    [
      '- Call Anna\n- Write to 3 clubs',
      ['list item: Call Anna', 'name: Anna', 'list item: Write to 3 clubs', 'quantity: 3'],
    ],
    [
      'Use one pen and 2 rulers by 3 May at 14:00.',
      ['statement: Use one pen and 2 rulers by 3 May at 14:00.', 'quantity: 2', 'date: 3 May', 'time: 14:00'],
    ],
    [
      'Never paint; only print rows if they fit, except on Sunday.',
      [
        'statement: Never paint; only print rows if they fit, except on Sunday.',
        'negation: Never paint',
        'exclusive: only print rows',
        'condition: if they fit',
        'exception: except on Sunday',
        'name: Sunday',
      ],
    ],
    [
      'Write at most 5 lines, e.g. like `a`, see https://a.example and {"b": 1}.',
      [
        'statement: Write at most 5 lines, e.g. like `a`, see https://a.example and {"b": 1}.',
        'quantity: 5',
        'example: e.g. like `a`',
        'code: `a`',
        'link: https://a.example',
        'data: {"b": 1}',
      ],
    ],
    [
      'Mail to a@b.example, open /etc/x, say “hi” to {{name}} in <b>bold</b>.',
      [
        'statement: Mail to a@b.example, open /etc/x, say “hi” to {{name}} in <b>bold</b>.',
        'email: a@b.example',
        'path: /etc/x',
        'quote: “hi”',
        'placeholder: {{name}}',
        'tag: <b>',
        'tag: </b>',
      ],
    ],
    ['My dog and your cat.', ['statement: My dog and your cat.']],
    ['No answer without a source.', ['statement: No answer without a source.']],
    [
      'Exactly 3 of all the lamps.',
      ['statement: Exactly 3 of all the lamps.', 'quantity: 3', 'quantifier: all the lamps'],
    ],
    ['5 birds sing.', ['statement: 5 birds sing.', 'quantity: 5']],
    ['...', []],
    ['1.', []],
  ])('%s', (text, requirements) => {
    expect(readRequirements(text).map(({ kind, text: words }) => `${kind}: ${words}`)).toEqual(requirements);
  });
});

it('says where and why a text of the caller is lost', () => {
  const { requirements } = checkFidelity('List 5 birds.', 'List 5 big birds.', { preserve: ['5 birds'] });
  expect(requirements.filter(({ verdict }) => verdict === 'lost')).toContainEqual({
    id: 'r2',
    kind: 'preserve',
    start: 5,
    end: 12,
    text: '5 birds',
    verdict: 'lost',
    reason: 'the result does not have it letter for letter',
  });
});

it('says where a number is kept', () => {
  const { requirements } = checkFidelity('List 5 birds.', 'Of birds, list 5 in all.');
  expect(requirements.find(({ kind }) => kind === 'quantity')).toMatchObject({
    verdict: 'kept',
    where: { start: 15, end: 16 },
  });
});
