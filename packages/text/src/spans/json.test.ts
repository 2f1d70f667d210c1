import { describe, expect, it } from 'vitest';
import { minifyNearJson } from './json.ts';

describe('minifyNearJson', () => {
  it.each([
    ['{\n  "a": ${x},\n  "b": [1, 2,]\n}', '{"a":${x},"b":[1,2,]}'],
    ['{\n  "a": 1,\n  // keep: this\n  "b": "x:  y"\n}', '{"a":1,// keep: this\n"b":"x:  y"}'],
    ['{\n  "a": one or two\n}', '{"a":one or two}'],
    ['{\n\u00a0 "a": 1\n}', '{"a":1}'],
  ])('%j', (text, expected) => {
    expect(minifyNearJson(text)).toBe(expected);
  });

  it.each(['{"a": 1 /* b */ }', '{"a": 1 # b\n}', '{"a": "say "hi" now"}', '{"a'])(
    'leaves alone what is unclear: %j',
    (text) => {
      expect(minifyNearJson(text)).toBeUndefined();
    },
  );
});
