import { expect, it } from 'vitest';
import { cutAtVariables } from './cut-at-variables.ts';

const shown = (text: string): string[] =>
  cutAtVariables(text).map((part) => (part.isVariable ? `<${part.text}>` : part.text));

it.each([
  ['Answer {{name}}.', ['Answer ', '<{{name}}>', '.']],
  ['{{a}}{{b_1.c-d}}', ['<{{a}}>', '<{{b_1.c-d}}>']],
  ['{{ name }} {{größe}}', ['<{{ name }}>', ' ', '<{{größe}}>']],
  ['{{1}} {name} {{> part}} `{{code}}` \\{{text}}', ['{{1}} {name} {{> part}} `{{code}}` \\{{text}}']],
  ['', []],
])('%j is cut at its variables', (text, parts) => {
  expect(shown(text)).toEqual(parts);
});

it('a text of variables alone is cut so often and no more, and nothing of it is lost', () => {
  const text = '{{a}}'.repeat(40_000);
  const parts = cutAtVariables(text);
  expect(parts).toHaveLength(2_001);
  expect(parts.map((part) => part.text).join('')).toBe(text);
});
