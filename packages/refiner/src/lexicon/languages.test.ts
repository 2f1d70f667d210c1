import { countTokens } from '@refinery/text/count-tokens.ts';
import { describe, expect, it } from 'vitest';
import type { PhraseRule } from '../model/pass.ts';
import { choicesOf, expand } from '../phrases/expand.ts';
import { phraseBook, phrasePasses } from './languages.ts';

const CONTEXT = /^(?:\^+|~|\$|\{.*\}|!.+)$/;

/** The shortest wording that a pattern matches, without anchors and contexts. */
function shortest(pattern: string): string {
  const paths = expand(pattern.split(' ').filter((word) => !CONTEXT.test(word)));
  const wordings = paths.map((path) => ` ${path.join(' ').replace('…', 'x')}`);
  return wordings.reduce((best, wording) => (countTokens(wording) < countTokens(best) ? wording : best));
}

const isLonger = ({ pattern, replacement }: PhraseRule): boolean =>
  countTokens(` ${replacement.replace('…', 'x')}`) > countTokens(shortest(pattern));

describe.each(['de', 'fr', 'es', 'pt', 'it'] as const)('the lexicon of %s', (language) => {
  const rules = phrasePasses()
    .filter((pass) => pass.language === language)
    .flatMap((pass) => pass.rules);

  it('has well over a hundred rules, each pattern once', () => {
    expect(rules.length).toBeGreaterThan(250);
    const patterns = rules.map((rule) => rule.pattern);
    expect(patterns.filter((pattern, i) => patterns.indexOf(pattern) !== i)).toEqual([]);
  });

  it('never replaces a phrase by one of more tokens', () => {
    expect(rules.filter(isLonger).map((rule) => `${rule.pattern} => ${rule.replacement}`)).toEqual([]);
  });

  it('compiles once', () => {
    expect(phraseBook(language)).toBe(phraseBook(language));
  });
});

describe('phraseBook', () => {
  it.each(['en', 'de', 'fr', 'es', 'pt', 'it'] as const)(
    'finds every rule of %s by its words',
    (language) => {
      const { trie, grammar } = phraseBook(language) ?? expect.fail();
      const isFound = (pattern: string): boolean => {
        const own = pattern
          .split(' ')
          .filter((word, k) => !CONTEXT.test(word) || (k > 0 && grammar.forms[word]));
        const [first = '', ...rest] = own.map(
          (word) => grammar.forms[word]?.keys().next().value ?? choicesOf(word).at(-1) ?? '',
        );
        let node = trie.get(first);
        for (const word of rest) node = node?.next(word);
        return trie.begins(first) && (node?.rules.length ?? 0) > 0;
      };
      const patterns = phrasePasses()
        .filter((pass) => pass.language === language)
        .flatMap((pass) => pass.rules.map((rule) => rule.pattern));
      expect(patterns.length).toBeGreaterThan(250);
      expect(patterns.filter((pattern) => !isFound(pattern))).toEqual([]);
    },
  );

  it('knows nothing of other languages', () => {
    expect(phraseBook('other')).toBeUndefined();
  });
});
