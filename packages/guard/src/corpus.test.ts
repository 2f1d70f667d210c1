import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { checkFidelity } from './check-fidelity.ts';
import type { FidelityResult } from './types.ts';

/** A rewrite of a realistic prompt and what an honest reader says of it. */
interface Labelled {
  id: string;
  lang: string;
  kind: string;
  label: 'damage' | 'harmless';
  original: string;
  rewritten: string;
}

const FILES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((letter) => `corpus-${letter}`);

const TEXTS = await Promise.all(
  FILES.map((name) => readFile(new URL(`../fixtures/corpus/${name}.jsonl`, import.meta.url), 'utf8')),
);
const CORPUS = TEXTS.flatMap((text) => text.trim().split('\n')).map((line): Labelled => JSON.parse(line));
const DAMAGES = CORPUS.filter(({ label }) => label === 'damage');
const HARMLESS = CORPUS.filter(({ label }) => label === 'harmless');

/** Percent of the pairs of which something holds. */
const share = (pairs: readonly Labelled[], holds: (pair: Labelled) => boolean): number =>
  (100 * pairs.filter(holds).length) / pairs.length;

/** What the guard says of each pair that was asked about: several tests ask about the same. */
const checked = new Map<Labelled, FidelityResult>();
function check(pair: Labelled): FidelityResult {
  const result = checked.get(pair) ?? checkFidelity(pair.original, pair.rewritten);
  checked.set(pair, result);
  return result;
}

const passes = (pair: Labelled): boolean => check(pair).passed;
const loses = (pair: Labelled): boolean => check(pair).lost.length > 0;

/** Floors a little below where the guard stands: what falls under them got worse. */
describe('on rewrites by careful editors', () => {
  it('few damages pass as fine', () => {
    expect(DAMAGES.length).toBeGreaterThan(600);
    expect(share(DAMAGES, passes)).toBeLessThan(10);
  });

  it('every kind of damage is caught for the most part', () => {
    for (const kind of new Set(DAMAGES.map((pair) => pair.kind)))
      expect([
        kind,
        share(
          DAMAGES.filter((pair) => pair.kind === kind),
          passes,
        ) <= 50,
      ]).toEqual([kind, true]);
  });

  it('faithful rewrites pass or are doubtful, and are rarely called lost', () => {
    expect(share(HARMLESS, passes)).toBeGreaterThan(48);
    expect(share(HARMLESS, loses)).toBeLessThan(4);
  });
});
