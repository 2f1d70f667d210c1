import { describe, expect, it } from 'vitest';
import { CORPORA, pairsOf } from '../fixtures/corpus-prompts.ts';
import type { RefineResult } from './model/types.ts';
import { refine } from './refine.ts';

const LEVELS = ['low', 'medium', 'high'] as const;

/** What refining did to a text, in short: every edit with the pass that made it. */
function done(compressionLevel: string, result: RefineResult): string {
  const { edits, originalTokens, refinedTokens, checks } = result;
  const made = edits.map(
    ({ start, end, replacement, pass }) => `${start}–${end} ${JSON.stringify(replacement)} ${pass}`,
  );
  return `${compressionLevel} ${originalTokens}→${refinedTokens}, ${checks.checked} checked: ${made.join(', ')}`;
}

/**
 * Nothing is right here because it was so before: these files show what a change does to results that nobody
 * thought of. A refactoring changes none; where a better rule does, read each line and take it over by
 * `pnpm vitest run -u`.
 */
describe('results stay as they are', () => {
  it.each(CORPORA)('on the prompts of corpus-%s', async (name) => {
    const results: string[] = [];
    for (const { id, original } of await pairsOf(name, 4)) {
      const refined = LEVELS.map((compressionLevel) => refine(original, { compressionLevel }));
      const tokens = refined.map(({ refinedTokens }) => refinedTokens);
      expect(tokens, 'no level saves less than the one below').toEqual(tokens.toSorted((a, b) => b - a));
      const lines = refined.map((result, at) => done(LEVELS[at] ?? '', result));
      results.push(`${id}\n  ${lines.slice(1).join('\n  ')}\n`);
    }
    await expect(results.join('')).toMatchFileSnapshot(`../fixtures/results/corpus-${name}.txt`);
  });
});
