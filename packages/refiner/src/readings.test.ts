import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { composedPrompts } from '../fixtures/composed-prompts.ts';
import { CORPORA, pairsOf } from '../fixtures/corpus-prompts.ts';
import { blocksOf, cuesOf, ownOf, proposalsOf, sentencesOf, sidesOf } from '../fixtures/readings.ts';
import { SMALL_TEXTS } from '../fixtures/small-texts.ts';
import { refine } from './refine.ts';

const FOLDER = new URL('../fixtures/prompts/', import.meta.url);
const THEMES = readdirSync(FOLDER).map((file) => file.replace('.txt', ''));
const promptsOf = (theme: string): string[] =>
  readFileSync(new URL(`${theme}.txt`, FOLDER), 'utf8')
    .split(/^%%%%\n/m)
    .map((text) => text.trim());

/** What a reading says of each text, under its number. */
const under = <T>(texts: readonly T[], read: (text: T) => string): string =>
  texts.map((text, at) => `${at}\n${read(text)}\n`).join('');

const recorded = (said: string, name: string): Promise<void> =>
  expect(said).toMatchFileSnapshot(`../fixtures/results/${name}.txt`);

const cuesIn = (text: string): string =>
  sentencesOf(text)
    .map((sentence) => `  ${cuesOf(sentence)}: ${sentence.slice(0, 40).replaceAll('\n', ' ')}`)
    .join('\n');

/**
 * As `results.test.ts`, for what the parts of the refiner say on the way: what one of them does wrong,
 * another one often undoes, so that the result hides it.
 */
describe.each(THEMES)('readings stay as they are, %s', (theme) => {
  const prompts = promptsOf(theme);

  it('units, blocks and sections', () => recorded(under(prompts, blocksOf), `blocks-${theme}`));

  it('what is the author’s', () => recorded(under(prompts, ownOf), `own-${theme}`));

  it('what the passes propose and the gate undoes', () =>
    recorded(
      under(prompts, (text) => proposalsOf(text, 3)),
      `proposals-${theme}`,
    ));

  it('what sentences show by themselves', () => recorded(under(prompts, cuesIn), `cues-${theme}`));
});

describe.each(CORPORA)('readings stay as they are, corpus-%s', (name) => {
  it('what the passes propose and the gate undoes', async () => {
    const texts = (await pairsOf(name, 4, 2)).map(({ original }) => original);
    await recorded(
      under(texts, (text) => proposalsOf(text, 3)),
      `proposals-${name}`,
    );
  });

  it('two texts side by side', async () => {
    await recorded(under(await pairsOf(name, 11, 5), sidesOf), `sides-${name}`);
  });
});

it.each([0, 1, 2, 3])('readings of texts of several parts stay as they are, %i', async (rest) => {
  const texts = (await composedPrompts(13, 2)).filter((_, at) => at % 4 === rest);
  await recorded(under(texts, blocksOf), `blocks-parts-${rest}`);
});

it('readings of texts at the bounds of a rule stay as they are', () =>
  recorded(under(SMALL_TEXTS, blocksOf), 'blocks-small'));

it.each(['markdown', 'xml', 'json'] as const)('and their results in %s', (outputFormat) =>
  recorded(
    under(SMALL_TEXTS, (text) => refine(text, { outputFormat }).refinedText),
    `small-${outputFormat}`,
  ),
);

it.each(['LEGAL', 'CLAUDE', 'GPT', 'DEEPSEEK'] as const)('and for %s', (strategy) =>
  recorded(
    under(SMALL_TEXTS, (text) => {
      const long = `${text}\n\n${'We sell tea in the old town. '.repeat(12)}`;
      const outputFormat = strategy === 'LEGAL' ? 'markdown' : 'default';
      return refine(strategy === 'LEGAL' ? text : long, { strategy, outputFormat }).refinedText;
    }),
    `small-${strategy}`,
  ),
);

it.each([0, 40])('and with a target of %i tokens', (targetTokens) =>
  recorded(
    under(
      SMALL_TEXTS,
      (text) =>
        refine(`We live by the sea. ${text}\n\nWe sell tea. It is green.`, { targetTokens }).refinedText,
    ),
    `small-target-${targetTokens}`,
  ),
);
