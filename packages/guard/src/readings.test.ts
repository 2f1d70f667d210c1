import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { QUANTITIES } from '../fixtures/quantities.ts';
import { readText } from './check-fidelity.ts';
import { OPERATORS } from './lexicon/operator.ts';
import type { Script } from './lexicon/tables.ts';
import type { Use } from './read/govern.ts';
import { BREAK, NUMBER, OPERATOR, type Term } from './read/term.ts';

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

async function originalsOf(corpus: string): Promise<string[]> {
  const file = new URL(`../fixtures/corpus/${corpus}.jsonl`, import.meta.url);
  const lines = (await readFile(file, 'utf8')).trim().split('\n');
  return lines.filter((_, index) => index % 8 === 0).map((line) => JSON.parse(line).original);
}

/**
 * Nothing is right here because it was so before: these files show what a change does to readings that nobody thought
 * of. A refactoring changes none; where a better rule does, read each line and take it over by `pnpm vitest run -u`.
 */
describe('readings stay as they are', () => {
  it.each(Object.keys(QUANTITIES))('of quantities: %s', async (language) => {
    const phrases = (QUANTITIES[language] ?? []).flatMap((line) => line.split(/, |，|、/));
    const read = phrases.map((phrase) => `${phrase} → ${readingOf(phrase, language as Script)}`);
    await expect(`${read.join('\n')}\n`).toMatchFileSnapshot(
      `../fixtures/readings/quantities-${language}.txt`,
    );
  });

  it.each([...'abcdefgh'].map((letter) => `corpus-${letter}`))('of the texts of %s', async (corpus) => {
    const read = (await originalsOf(corpus)).map((text) => readingOf(text));
    await expect(`${read.join('\n')}\n`).toMatchFileSnapshot(`../fixtures/readings/${corpus}.txt`);
  });
});
