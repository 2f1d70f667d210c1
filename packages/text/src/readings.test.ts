import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { HANDED_OVER } from '../fixtures/material.ts';
import { STRUCTURED } from '../fixtures/structured.ts';
import { countTokens } from './count-tokens.ts';
import { textLanguage } from './language.ts';
import { lex } from './lex.ts';
import { findMaterial } from './material/find-material.ts';
import type { Range } from './range.ts';
import { segment } from './segment.ts';
import { tagWords, wordIndices } from './tag.ts';
import { TAG } from './tag-set.ts';
import { SPAN } from './token.ts';

const NAMES = new Map(Object.entries(TAG).map(([name, tag]) => [tag as number, name]));
const at = ({ start, end }: Range): string => `${start}–${end}`;

/**
 * How a text is read, in short: its spans, its sentences with the tags of their words, what it hands over.
 */
function read(text: string): string {
  const tokens = lex(text);
  const spans = tokens.filter(({ kind }) => kind === SPAN).map((token) => `${token.span} ${at(token)}`);
  const sentences = segment(text, tokens).map(({ from, to, line, first }) => {
    const live = wordIndices(tokens, from, to);
    const tags = tagWords(text, tokens, live);
    const words = live.map((i, k) => `${tokens[i]?.lower || '□'}/${NAMES.get(tags[k] ?? 0)}`);
    return `${line}${first ? '' : ' (same line)'} ${tokens[from]?.start}–${tokens[to - 1]?.end}: ${words.join(' ')}`;
  });
  const material = findMaterial(text, tokens).map((part) => `${at(part)} ${part.reason}`);
  return [
    `${textLanguage(tokens)}, ${tokens.length} tokens, ${countTokens(text)} of a model`,
    ...[`kinds ${tokens.map(({ kind }) => kind).join('')}`, `spans ${spans.join(', ')}`, ...sentences],
    `material ${material.join(', ')}`,
  ].join('\n  ');
}

/** Prompts of the guard's corpus, in all its languages. */
async function prompts(): Promise<string[]> {
  const folder = new URL('../../guard/fixtures/corpus/', import.meta.url);
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  const files = await Promise.all(
    names.map((name) => readFile(new URL(`corpus-${name}.jsonl`, folder), 'utf8')),
  );
  const lines = files.flatMap((file) => file.trim().split('\n')).filter((_, index) => index % 18 === 0);
  return lines.map((line) => JSON.parse(line).original);
}

/**
 * Nothing is right here because it was so before: these files show what a change does to readings that nobody
 * thought of. A refactoring changes none; where a better rule does, read each line and take it over by
 * `pnpm vitest run -u`.
 */
describe('readings stay as they are', () => {
  it.each([
    ['structured', () => STRUCTURED],
    ['handed-over', () => HANDED_OVER.map((text) => text.replaceAll(/[⟦⟧]/g, ''))],
    ['prompts', prompts],
  ])('of the texts in %s', async (name, texts) => {
    const readings = (await texts()).map(read).join('\n');
    await expect(`${readings}\n`).toMatchFileSnapshot(`../fixtures/readings/${name}.txt`);
  });
});
