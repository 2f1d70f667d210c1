import { describe, expect, it } from 'vitest';
import { containsAddress, requirePlainName } from './require-plain-name.ts';

describe('a name with an address', () => {
  it.each([
    'Win at https://evil.example/x',
    'ftp://10',
    'WWW.evil',
    'Open evil.com now',
    'evil.xn--p1ai',
    'президент.рф',
    'evil。com',
    'evil．com',
    'evil․com',
    'e\u200Bvil.\u200Bco\u00ADm',
    'ada@evil.example',
    'Call 192.0.2.1',
    'Evil.Com',
    'evil.भारत',
  ])('%j is refused', (name) => {
    expect(containsAddress(name)).toBe(true);
    expect(() => requirePlainName('fullName', name)).toThrow('fullName must not contain an address');
  });
});

describe('a plain name', () => {
  it.each([
    'Ada Lovelace',
    'J.R.R. Tolkien',
    'Dr. No',
    'Martin Luther King Jr.',
    'Acme Inc., Ltd.',
    'O’Brien & Søhne',
    'Version 2.0',
    'Team 1.2.3',
    'a: b / c',
    'Awww. Cute',
    '李明。',
    '…and so on',
  ])('%j is taken', (name) => {
    expect(requirePlainName('name', ` ${name} `)).toBe(name);
  });
});
