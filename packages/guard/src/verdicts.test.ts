import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { type Pair, said } from '../fixtures/said.ts';

const FILES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((letter) => `corpus-${letter}`);
const folder = new URL('../fixtures/', import.meta.url);

async function pairsOf(name: string): Promise<Pair[]> {
  const lines = (await readFile(new URL(`corpus/${name}.jsonl`, folder), 'utf8')).trim().split('\n');
  return lines.map((line) => JSON.parse(line));
}

/**
 * Nothing is right here because it was so before: these files show what a change does to verdicts that nobody
 * thought of. A refactoring changes none; where a better rule does, read each line and take it over by
 * `pnpm vitest run -u`.
 */
describe('verdicts stay as they are', () => {
  it.each(FILES)('on the pairs of %s', async (name) => {
    const lines = (await pairsOf(name)).map(said);
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`../fixtures/verdicts/${name}.txt`);
  });
});
