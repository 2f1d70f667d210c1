import { countTokens } from '@refinery/text/count-tokens.ts';
import { describe, expect, it } from 'vitest';
import { parseRules } from '../phrases/parse-rules.ts';
import { ENGLISH_PHRASES } from './en/phrases.ts';

/** The longest wording that a pattern matches, without anchors and contexts. */
function wording(pattern: string): string {
  return pattern
    .split(' ')
    .filter((word) => !/^(?:\^+|\$|\{.*\}|!.+)$/.test(word))
    .map((word) => word.replace(/\?$/, '').split('|')[0] ?? '')
    .join(' ');
}

describe('the English lexicon', () => {
  const rules = ENGLISH_PHRASES.flatMap((pass) => pass.rules);

  it('has hundreds of rules, each pattern once', () => {
    expect(rules.length).toBeGreaterThan(400);
    const patterns = rules.map((rule) => rule.pattern);
    expect(patterns.filter((pattern, i) => patterns.indexOf(pattern) !== i)).toEqual([]);
  });

  it('never replaces a phrase by one of more tokens', () => {
    const longer = rules.filter((rule) => {
      const replacement = rule.replacement.replace('{base}', 'use');
      return countTokens(` ${replacement}`) > countTokens(` ${wording(rule.pattern)}`);
    });
    expect(longer).toEqual([]);
  });

  it('refuses a rule that does not parse', () => {
    expect(() => parseRules('9 in order to => to')).toThrow(/in order to/);
  });
});
