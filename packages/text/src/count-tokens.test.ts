import fc from 'fast-check';
import { countTokens as reference } from 'gpt-tokenizer/encoding/o200k_base';
import { describe, expect, it } from 'vitest';
import { countTokens } from './count-tokens.ts';

describe('countTokens', () => {
  it('agrees with the tokenizer on ordinary text', () => {
    for (const text of [
      '',
      'Hello, world!',
      'Größe: 10 €\n\n你好，世界。',
      '😀👍🏽',
      'def f(x):\n    return x + 1\n',
    ])
      expect(countTokens(text)).toBe(reference(text));
  });

  it('agrees with the tokenizer on any text without long runs', () => {
    const unit = fc.constantFrom(
      ..."a|b|A|B|The|the|Ǆ|ʰ|中|\u0301|1|23|٣|½|𝟙|𝐀|𝐚|𠀀|😀| |\t|\n|\r|\u00a0|\u2028|\ufeff|'|'s|'ll|'VE|'x|/|!|.|_|\ud800|\udc00|\u200b".split(
        '|',
      ),
    );
    const text = fc.oneof(
      fc.array(unit, { maxLength: 30 }).map((units) => units.join('')),
      fc.string({ unit: 'binary', maxLength: 100 }),
    );
    const plain = { allowedSpecial: new Set<string>(), disallowedSpecial: new Set<string>() };
    fc.assert(
      fc.property(text, (any) => {
        expect(countTokens(any)).toBe(reference(any, plain));
      }),
      { numRuns: 2000 },
    );
  });

  it('counts special tokens as the plain text that they are', () => {
    expect(countTokens('<|endoftext|>')).toBeGreaterThan(1);
    expect(countTokens('a <|fim_prefix|> b')).toBeGreaterThan(4);
  });

  it('accepts any string', () => {
    for (const text of ['\ud800', '\udc00\ud800', '\u0000', 'x\ud83d', '\ud83d'.repeat(999)])
      expect(countTokens(text)).toBeGreaterThan(0);
  });

  it('counts long runs of one character in parts', () => {
    for (const unit of ['a', '=', ' ', '\n', '😀', '漢', 'ab1']) {
      const text = unit.repeat(Math.floor(60_000 / unit.length));
      const exact = reference(unit.repeat(Math.floor(600 / unit.length)));
      expect(countTokens(text)).toBeGreaterThan(exact);
      expect(countTokens(text)).toBeLessThanOrEqual(text.length);
    }
  });
});
