import { expect, it } from 'vitest';
import { maskKeys } from './mask-keys.ts';

const HEADERS = { authorization: 'Bearer my.own+key', 'x-api-key': 'another$&key', 'anthropic-version': '1' };

it.each([
  ['Incorrect API key provided: sk-proj-ab*****yz.', 'Incorrect API key provided: [key]'],
  ['gsk_abcdefgh or AIzaSyA-1234', '[key] or [key]'],
  ['my.own+key, Bearer my.own+key', '[key], [key]'],
  ['key=another$&key;', 'key=[key];'],
  ['risk-free, task-list, sk-1, version 1', 'risk-free, task-list, sk-1, version 1'],
])('%j becomes %j', (text, masked) => {
  expect(maskKeys(text, HEADERS)).toBe(masked);
});
