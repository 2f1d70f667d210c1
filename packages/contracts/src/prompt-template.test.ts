import { expect, test } from 'vitest';
import { joinContents, type PromptMessage, variablesOf } from './prompt-template.ts';

const said = (content: string): PromptMessage[] => [{ role: 'user', content }];

test.each([
  ['{{a}} {{b.c}} {{a}} {{_d-1}}', ['a', 'b.c', '_d-1']],
  ['{{ a }} {{1a}} {a} {{a b}} {{}} {{ä}}', []],
  ['{{{a}}} {{{{b}}}}', ['a', 'b']],
  ['{{a\n}} {{constructor}}', ['constructor']],
])('the variables of %j are %j', (content, variables) => {
  expect(variablesOf(said(content))).toEqual(variables);
});

test('placeholders are variables, in the order in which they are used', () => {
  const messages = [...said('{{b}}'), { placeholder: 'history' }, ...said('{{a}} {{b}}')];
  expect(variablesOf(messages)).toEqual(['b', 'history', 'a']);
  expect(joinContents(messages)).toBe('{{b}}\n\n{{history}}\n\n{{a}} {{b}}');
});
