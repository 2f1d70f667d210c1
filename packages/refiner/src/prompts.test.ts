import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { OutputFormat } from './model/types.ts';
import { refine } from './refine.ts';

const FOLDER = new URL('../fixtures/prompts/', import.meta.url);
const FORMATS: readonly OutputFormat[] = ['markdown', 'xml', 'json'];

const themes = readdirSync(FOLDER).map((file) => file.replace('.txt', ''));
const promptsOf = (theme: string): string[] =>
  readFileSync(new URL(`${theme}.txt`, FOLDER), 'utf8')
    .split(/^%%%%\n/m)
    .map((text) => text.trim());

/**
 * As `results.test.ts`, for prompts as people write them, in all their forms; each in one of the structures,
 * too.
 */
describe.each(themes)('prompts stay as they are, %s', (theme) => {
  it('in their own form', async () => {
    const results = promptsOf(theme).map((text) => refine(text, { compressionLevel: 'high' }).refinedText);
    await expect(`${results.join('\n%%%%\n')}\n`).toMatchFileSnapshot(
      `../fixtures/results/prompts-${theme}.txt`,
    );
  });

  it('in sections', async () => {
    const results = promptsOf(theme).map((text, at) => {
      const { refinedText, warnings } = refine(text, { outputFormat: FORMATS[at % FORMATS.length] });
      return [refinedText, ...warnings.map((warning) => `! ${warning}`)].join('\n');
    });
    await expect(`${results.join('\n%%%%\n')}\n`).toMatchFileSnapshot(
      `../fixtures/results/sections-${theme}.txt`,
    );
  });
});
