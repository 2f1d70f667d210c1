import { expect, it } from 'vitest';
import { promptsSearch } from './prompts-search.ts';

it('takes filters that the API takes, and nothing else', () => {
  const all = { q: 'answers to mail', tag: 'support', category: 'mail', folder: 'a/b', label: 'production' };
  expect(promptsSearch({ ...all, page: '2' })).toEqual(all);
  expect(promptsSearch({ q: 'ab c', tag: '', category: 7, label: 'Not One' })).toEqual({});
  expect(promptsSearch({ q: 'a'.repeat(201), tag: 'a'.repeat(51), folder: 'a'.repeat(201) })).toEqual({});
});
