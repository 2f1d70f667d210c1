import type { PromptMessage } from '@refinery/contracts/prompt-template.ts';
import { describe, expect, it } from 'vitest';
import { templateWarnings } from './template-warnings.ts';

const user = (content: string): PromptMessage => ({ role: 'user', content });

describe('templateWarnings', () => {
  it.each([
    [
      '{{user name}}',
      '`{{user name}}` is text, because the name of a variable has no blanks. Write `{{user_name}}`.',
    ],
    ['{{1st}}', '`{{1st}}` is text, because the name of a variable begins with a letter or `_`.'],
    ['{{}}', '`{{}}` has no name and is text.'],
    ['{{ }}', '`{{ }}` has no name and is text.'],
    ['{name}', '`{name}` has single braces and is text. A variable is `{{name}}`.'],
    ['${größe}', '`${größe}` has single braces and is text. A variable is `{{größe}}`.'],
    ['{{#if x}}', '`{{#if x}}` is of another template language and stands as text.'],
    ['{{/if}}', '`{{/if}}` is of another template language and stands as text.'],
    ['{{ name | upper }}', '`{{ name | upper }}` is of another template language and stands as text.'],
    ['{% if x %}', '`{% if x %}` is of another template language and stands as text.'],
    ['{{"a": 1}}', '`{{"a": 1}}` is no variable and stands as text.'],
    ['`x {{name}}`', '`{{name}}` stands in code and is text.'],
    ['```\nf({{name}})\n```', '`{{name}}` stands in code and is text.', 2],
    ['`{{> rules}}`', '`{{> rules}}` stands in code and is text.'],
    ['{{name\n}} x', '`{{name` opens two braces that nothing closes on the line, and is text.'],
  ])('says of %j what it is', (text, why, line = 1) => {
    expect(templateWarnings([user(text)])).toEqual([`Line ${line}: ${why}`]);
    expect(templateWarnings([user(`Hi {{a}}.\n\n${text}`)])).toEqual([`Line ${line + 2}: ${why}`]);
  });

  it.each([
    'Answer {{name}} and {{ größe }}. {{> rules}}',
    'Write \\{{name}} and \\{{> rules}}.',
    '{"a": {"b": 1}} { x } {1} {} {a b} }}',
    '```\n{{code}}\n```',
    '`{name}` and ``` {x} ```',
    '```js\nconst text = `${name}`;\n```',
    '{{{name}}}',
  ])('says nothing of %j', (text) => {
    expect(templateWarnings([user(text)])).toEqual([]);
  });

  it('names the message where there are several, each thing once, and twenty things', () => {
    const messages = [user('{a} {a}'), { placeholder: 'history' }, user('x\n{a}\n{b}')];
    expect(templateWarnings(messages).map((told) => told.slice(0, 24))).toEqual([
      'Message 1, line 1: `{a}`',
      'Message 3, line 3: `{b}`',
    ]);
    const many = Array.from({ length: 30 }, (_, index) => `{a${index}}`).join('\n');
    expect(templateWarnings([user(many)])).toHaveLength(20);
  });

  it('repeats the beginning of a long piece', () => {
    const [told = ''] = templateWarnings([user(`{{${'\u{1F600} x '.repeat(20)}}}`)]);
    expect(told.isWellFormed()).toBe(true);
    expect([...told].length).toBeLessThan(300);
  });

  it.each(['{', '{{', '{{a b', '{%', '`{{a}}', '{a}', '{{a b}}\n'])(
    'reads 200,000 characters of %j',
    (piece) => {
      expect(templateWarnings([user(piece.repeat(200_000 / piece.length))]).length).toBeLessThan(3);
    },
  );

  it('counts lines from the beginning, however many things stand before', () => {
    const text = '{a}\n{b} {c}\n\n`{{d}}`\n{e}';
    const lines = templateWarnings([user(text)]).map((warning) => warning.split(':')[0]);
    expect(lines).toEqual(['Line 1', 'Line 2', 'Line 2', 'Line 4', 'Line 5']);
  });
});
