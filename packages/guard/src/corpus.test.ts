import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { checkFidelity } from './check-fidelity.ts';

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

async function corpus(): Promise<Labelled[]> {
  const texts = await Promise.all(
    FILES.map((name) => readFile(new URL(`../fixtures/corpus/${name}.jsonl`, import.meta.url), 'utf8')),
  );
  return texts.flatMap((text) => text.trim().split('\n')).map((line): Labelled => JSON.parse(line));
}

/** Percent of the pairs of which something holds. */
const share = (pairs: readonly Labelled[], holds: (pair: Labelled) => boolean): number =>
  (100 * pairs.filter(holds).length) / pairs.length;

const passes = ({ original, rewritten }: Labelled): boolean => checkFidelity(original, rewritten).passed;
const loses = ({ original, rewritten }: Labelled): boolean =>
  checkFidelity(original, rewritten).lost.length > 0;

/** Floors a little below where the guard stands: what falls under them got worse. */
describe('on rewrites by careful editors', () => {
  it('few damages pass as fine', async () => {
    const damages = (await corpus()).filter(({ label }) => label === 'damage');
    expect(damages.length).toBeGreaterThan(600);
    expect(share(damages, passes)).toBeLessThan(10);
  });

  it('every kind of damage is caught for the most part', async () => {
    const damages = (await corpus()).filter(({ label }) => label === 'damage');
    for (const kind of new Set(damages.map((pair) => pair.kind)))
      expect([
        kind,
        share(
          damages.filter((pair) => pair.kind === kind),
          passes,
        ) <= 50,
      ]).toEqual([kind, true]);
  });

  it('faithful rewrites pass or are doubtful, and are rarely called lost', async () => {
    const harmless = (await corpus()).filter(({ label }) => label === 'harmless');
    expect(share(harmless, passes)).toBeGreaterThan(48);
    expect(share(harmless, loses)).toBeLessThan(4);
  });
});
