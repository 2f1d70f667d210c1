import { describe, expect, it, test } from 'vitest';
import {
  compiledLength,
  compileMessages,
  joinContents,
  type PromptMessage,
  variablesOf,
} from './prompt-template.ts';

const said = (content: string): PromptMessage[] => [{ role: 'user', content }];

test.each([
  ['{{a}} {{b.c}} {{a}} {{_d-1}}', ['a', 'b.c', '_d-1']],
  ['{{1a}} {a} {{a b}} {{}}', []],
  ['{{ a }} {{a}} {{größe}} {{имя}}', ['a', 'größe', 'имя']],
  ['`{{a}}` \\{{b}} {{c}}\n```\nuse({{d}})\n```\n```\n{{e}}\n```', ['c', 'e']],
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

describe('values for variables', () => {
  const user = (content: string) => ({ role: 'user', content }) as const;

  it.each<[string, string, Parameters<typeof compileMessages>[1], string]>([
    ['a text', 'Hi {{name}}!', { name: 'Ann' }, 'Hi Ann!'],
    ['a number and a truth value', '{{n}} {{ok}}', { n: 0, ok: false }, '0 false'],
    ['the same twice', '{{a}}{{a}}', { a: 'x' }, 'xx'],
    ['a text that looks like a variable', '{{a}} {{b}}', { a: '{{b}}', b: 'x' }, '{{b}} x'],
    ['a text that looks like a pattern', '{{a}}', { a: "$& $1 $' \\0" }, "$& $1 $' \\0"],
    ['an empty text', '[{{a}}]', { a: '' }, '[]'],
    ['other braces', '{a} {{1}} {{{a}}} {{a', { a: 'x' }, '{a} {{1}} {x} {{a'],
    ['blanks in the braces', '{{ a }}{{a}}', { a: 'x' }, 'xx'],
    ['what a backslash makes text', '\\{{a}} \\\\{{a}}', { a: 'x' }, '{{a}} \\x'],
    ['what is in code', '`{{a}}` {{a}}', { a: 'x' }, '`{{a}}` x'],
    ['what includes another prompt', '{{> a}} \\{{> a}}', { a: 'x' }, '{{> a}} {{> a}}'],
    ['names with dots and dashes', '{{user.name}} {{a-b}}', { 'user.name': 'x', 'a-b': 'y' }, 'x y'],
  ])('%s stands as it is', (_case, content, values, expected) => {
    expect(compileMessages([user(content)], values)).toEqual({ messages: [user(expected)], missing: [] });
  });

  it('are put in by what the caller gave alone', () => {
    const { messages, missing } = compileMessages([user('{{constructor}} {{toString}} {{a}} {{a}}')], {});
    expect(missing).toEqual(['constructor', 'toString', 'a']);
    expect(messages).toEqual([user('{{constructor}} {{toString}} {{a}} {{a}}')]);
  });

  it('are messages for a placeholder, as they are', () => {
    const history = [user('{{name}}'), { role: 'assistant', content: 'Hello' }] as const;
    const prompt = [{ role: 'system', content: 'Be {{name}}' }, { placeholder: 'history' }] as const;
    expect(compileMessages(prompt, { history, name: 'kind' })).toEqual({
      messages: [{ role: 'system', content: 'Be kind' }, ...history],
      missing: [],
    });
    expect(compileMessages(prompt, { history: 'text', name: history }).missing).toEqual(['name', 'history']);
  });
});

test('a length counts the text, its values and the messages of a placeholder', () => {
  const history = [
    { role: 'user', content: 'four' },
    { role: 'assistant', content: 'seventy' },
  ] as const;
  const prompt = [...said('Be {{a}} {{a}}'), { placeholder: 'history' }];
  expect(compiledLength(prompt, { a: 10, history })).toBe('Be {{a}} {{a}}'.length + 4 + 11);
  expect(compiledLength(prompt, { a: history, history: 'text' })).toBe('Be {{a}} {{a}}'.length);
  expect(compiledLength(said('{{constructor}}'), {})).toBe('{{constructor}}'.length);
});
