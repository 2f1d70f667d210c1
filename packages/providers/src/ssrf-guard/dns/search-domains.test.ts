import { describe, expect, it } from 'vitest';
import { parseSearchRules, qualifiedNames } from './search-domains.ts';

describe('parseSearchRules', () => {
  it('takes the last search or domain, and ndots', () => {
    expect(parseSearchRules('')).toEqual({ domains: [], ndots: 1 });
    expect(parseSearchRules('domain a.example\nsearch b.example c.example.\noptions edns0 ndots:5')).toEqual({
      domains: ['b.example', 'c.example'],
      ndots: 5,
    });
    expect(parseSearchRules('search b.example\n  domain a.example  \noptions ndots:99')).toEqual({
      domains: ['a.example'],
      ndots: 15,
    });
    expect(parseSearchRules('search .\nnameserver 10.0.0.1\noptions ndots:x')).toEqual({
      domains: [],
      ndots: 1,
    });
  });
});

describe('qualifiedNames', () => {
  it('asks for a name as it is first where it has enough dots', () => {
    const domains = ['a.example', 'b.example'];
    expect(qualifiedNames('ollama', { domains, ndots: 1 })).toEqual([
      'ollama.a.example',
      'ollama.b.example',
      'ollama',
    ]);
    expect(qualifiedNames('ollama.ns', { domains, ndots: 1 })[0]).toBe('ollama.ns');
    expect(qualifiedNames('ollama.ns', { domains, ndots: 5 }).at(-1)).toBe('ollama.ns');
    expect(qualifiedNames('ollama', { domains, ndots: 0 })[0]).toBe('ollama');
  });
});
