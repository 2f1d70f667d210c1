import { countTokens } from '@refinery/text/count-tokens.ts';
import { describe, expect, it } from 'vitest';
import { parseRules } from '../phrases/parse-rules.ts';
import { ENGLISH_PHRASES } from './en/phrases.ts';
import { phrasePasses } from './languages.ts';

/** The longest wording that a pattern matches, without anchors and contexts. */
function wording(pattern: string): string {
  return pattern
    .split(' ')
    .filter((word) => !/^(?:\^+|\$|\{.*\}|!.+)$/.test(word))
    .map((word) => word.replace(/\?$/, '').split('|')[0] ?? '')
    .join(' ');
}

/** Words of a result that deny. */
const DENIES =
  /^(?:no|not|never|none|nothing|nobody|without|cannot|\p{L}+n't|avoid\p{L}*|nicht|kein\p{L}*|nie|niemals|ohne|vermeide\p{L}*|ne|pas|jamais|aucun\p{L}*|sans|évite\p{L}*|ningún|ninguna|nunca|jamás|sin|evit\p{L}*|não|nem|nenhum\p{L}*|sem|non|senza|nessun\p{L}*|mai)$/iu;
/** Words of a pattern that may become one of these. */
const FORBIDS =
  /^(?:un\p{L}+|fail\p{L}*|refrain\p{L}*|forbidden|prohibited|forget|neglect|lack\p{L}*|absence|impossible|stop|exclusion|away|clear)$/iu;

/** Whether every text that a pattern matches has a word that denies. */
const alwaysDenies = (pattern: string): boolean =>
  pattern
    .split(' ')
    .some(
      (part) =>
        !part.startsWith('!') &&
        !part.endsWith('?') &&
        part.split('|').every((word) => DENIES.test(word) || FORBIDS.test(word)),
    );

describe('the lexicons of all languages', () => {
  it('make a prohibition of nothing that may not deny', () => {
    const wrong = phrasePasses()
      .flatMap(({ rules }) => rules)
      .filter(({ replacement }) => replacement.split(' ').some((word) => DENIES.test(word)))
      .filter(({ pattern }) => !alwaysDenies(pattern))
      .map(({ pattern, replacement }) => `${pattern} => ${replacement}`);
    expect(wrong).toEqual([]);
  });
});

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
