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
