import { expect, it } from 'vitest';
import { keysSearch, searchFor } from './keys-search.ts';

it('keeps of a whole key only what may be told', () => {
  expect(searchFor(' prk_4bY7mQz1secretsecret ')).toEqual({ prefix: 'prk_4bY7mQz1' });
  expect(keysSearch({ prefix: 'prk_4bY7mQz1secretsecret' })).toEqual({});
});

it('leaves nonsense out', () => {
  for (const prefix of ['', 'sk-123', 'prk_%', 7, ['prk_a']]) expect(keysSearch({ prefix })).toEqual({});
});
