import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { QUANTITIES } from '../fixtures/quantities.ts';
import { WORDINGS, WORDS } from '../fixtures/wordings.ts';
import { readText } from './check-fidelity.ts';
import { OPERATORS } from './lexicon/operator.ts';
import type { Script } from './lexicon/tables.ts';
import type { Use } from './read/govern.ts';
import type { Statement } from './read/statement.ts';
import { BREAK, NUMBER, OPERATOR, quantityKey, SPAN, type Term } from './read/term.ts';
import {
  englishKey,
  isAddable,
  isChatter,
  isIdle,
  isLightKey,
  tongueOf,
  type WordFacts,
} from './read/tongue.ts';

/** A term in short: what it says with its bound, its operator, its flags. */
function said({ type, key, bound, operator, flags }: Term): string {
  if (type === BREAK) return key;
  if (type === NUMBER) return `${bound}${key}${flags ? `/${flags}` : ''}`;
  if (type === OPERATOR) return `[${OPERATORS[operator - 1] ?? operator}${flags ? `/${flags}` : ''}]`;
  return `${key}${type || flags ? `/${type}.${flags}` : ''}`;
}

const applied = ({ operator, at, anchors, behind, soft }: Use): string =>
  `${OPERATORS[operator - 1] ?? operator} ${at}${behind ? '<' : '>'}${anchors.join('+')}${soft ? '?' : ''}`;

function readingOf(text: string, language?: Script): string {
  const { terms, uses } = readText(text, {}, undefined, language);
  return `${terms.map(said).join(' ')}${uses.length ? ` | ${uses.map(applied).join(', ')}` : ''}`;
}

/**
 * The same with its place and with what no other part tells: the value of a number, whether a word has
 * synonyms.
 */
function inFull(term: Term, text: string): string {
  const { type, key, groups, value, raw, unit, inner = [], start, end } = term;
  const written = text.slice(start, end).replaceAll('\n', '¶');
  const isPlain = type === NUMBER && quantityKey(value, unit) === key;
  const isOwn = type === NUMBER || type === SPAN || type === OPERATOR;
  const parts = [
    said(term),
    groups.length > 0 ? '*' : '',
    type === NUMBER && !isPlain ? `=${value}${unit}` : '',
    type === NUMBER && raw !== value ? `(${raw})` : '',
    ...inner.map((word) => `.${word}`),
    written !== key && (isOwn || /\s/.test(written)) ? `‹${written}›` : '',
    type === OPERATOR && written.toLowerCase() !== key ? key : '',
  ];
  return parts.join('');
}

const framed = ({ line, item, numbered, passives }: Statement): string =>
  [
    line === 'text' ? '' : line,
    item ? '•' : '',
    numbered ? '1.' : '',
    passives > 0 ? `${passives} passive` : '',
  ]
    .filter(Boolean)
    .map((part) => `${part} `)
    .join('');

/**
 * A text statement by statement, a stroke where a clause begins; with the number of an earlier one that says
 * the same.
 */
function wordingOf(text: string, language?: Script): string {
  const { terms, uses, statements } = readText(text, {}, undefined, language);
  const read = statements.map((statement, index) => {
    const own = terms.slice(statement.from, statement.to);
    const said = own.map((term, at) =>
      at > 0 && term.clause !== own[at - 1]?.clause ? `/ ${inFull(term, text)}` : inFull(term, text),
    );
    const isWhole = statement.start === own[0]?.start && statement.end === own.at(-1)?.end;
    const same = statements.findIndex(({ hash }) => hash === statement.hash);
    const place = isWhole ? '' : ` ${statement.start}–${statement.end}`;
    return `${framed(statement)}${said.join(' ')}${place}${same < index ? ` ≡${same}` : ''}`;
  });
  return [read.join(' ¶ '), ...(uses.length ? [uses.map(applied).join(', ')] : [])].join(' | ');
}

/** What a word is by itself: its type, its flags, and what it may begin or stand for. */
function factsOf(facts: WordFacts): string {
  const { type, key, name, groups, flags, operator, value, spelledId, keyId, phrases, parts } = facts;
  const may = [facts.counts ? 'counts' : '', facts.articleCounts ? 'with an article' : ''];
  const said = [
    `${type}.${flags} ${key}`,
    name === key ? '' : `“${name}”`,
    groups.length > 0 ? '*' : '',
    operator > 0 ? `${OPERATORS[operator - 1]}` : '',
    value === 0 ? '' : `=${value}`,
    spelledId > 0 ? 'in phrases' : '',
    keyId > 0 ? 'its key too' : '',
    phrases.length > 0 ? `begins ${phrases.length}` : '',
    ...may,
    parts ? `(${parts.map(factsOf).join(' + ')})` : '',
  ];
  return said.filter(Boolean).join(' ');
}

function wordOf(word: string, language: Script): string {
  const { factsOf: read, knows } = tongueOf(language);
  const asked = { light: isLightKey, addable: isAddable, chatter: isChatter, idle: isIdle };
  const isSo = Object.entries(asked).filter(([, ask]) => ask(language, word));
  return [
    factsOf(read(undefined, word)),
    ...(knows(word) ? ['known'] : []),
    ...isSo.map(([name]) => name),
  ].join(', ');
}

async function originalsOf(corpus: string): Promise<string[]> {
  const file = new URL(`../fixtures/corpus/${corpus}.jsonl`, import.meta.url);
  const lines = (await readFile(file, 'utf8')).trim().split('\n');
  return lines.filter((_, index) => index % 8 === 0).map((line) => JSON.parse(line).original);
}

/**
 * Nothing is right here because it was so before: these files show what a change does to readings that nobody
 * thought of. A refactoring changes none; where a better rule does, read each line and take it over by
 * `pnpm vitest run -u`.
 */
describe('readings stay as they are', () => {
  it.each(Object.keys(QUANTITIES))('of quantities: %s', async (language) => {
    const phrases = (QUANTITIES[language] ?? []).flatMap((line) => line.split(/, |，|、/));
    const read = phrases.map((phrase) => `${phrase} → ${readingOf(phrase, language as Script)}`);
    await expect(`${read.join('\n')}\n`).toMatchFileSnapshot(
      `../fixtures/readings/quantities-${language}.txt`,
    );
  });

  it.each(Object.keys(WORDINGS))('of wordings: %s', async (language) => {
    const read = (WORDINGS[language] ?? []).map((line) => {
      const text = line.replaceAll('¶', '\n');
      return `${line}\n→ ${wordingOf(text, language === 'any' ? undefined : (language as Script))}`;
    });
    await expect(`${read.join('\n')}\n`).toMatchFileSnapshot(`../fixtures/readings/wordings-${language}.txt`);
  });

  it.each(Object.keys(WORDS))('of words: %s', async (language) => {
    const read = (WORDS[language] ?? '')
      .split(/\s+/)
      .map((word) => `${word} → ${wordOf(word, language as Script)}`);
    const pairs = ['red please', 'please thanks', 'come from', 'the of', 'be 書', '書', 'noted'].map(
      (key) =>
        `${key} → ${[isLightKey, isAddable, isChatter, isIdle].map((ask) => ask(language as Script, key)).join(' ')}`,
    );
    const stems =
      language === 'en' ? ['notes', 'not', 'noted', 'is', 'was', 'others', 'onlys', 'running'] : [];
    const keys = stems.map((word) => `${word} → ${englishKey(word)}`);
    await expect(`${[...read, ...pairs, ...keys].join('\n')}\n`).toMatchFileSnapshot(
      `../fixtures/readings/words-${language}.txt`,
    );
  });

  it.each([...'abcdefgh'].map((letter) => `corpus-${letter}`))('of the texts of %s', async (corpus) => {
    const read = (await originalsOf(corpus)).map((text) => readingOf(text));
    await expect(`${read.join('\n')}\n`).toMatchFileSnapshot(`../fixtures/readings/${corpus}.txt`);
  });
});
