import { describe, expect, it } from 'vitest';
import { type Edge, edgesOf } from '../fixtures/edges.ts';
import { objections, said } from '../fixtures/said.ts';
import { words } from '../fixtures/words.ts';
import { checkFidelity, readText } from './check-fidelity.ts';

const FILES = [
  'words',
  'negated',
  'operators',
  'numbers',
  'statements',
  'material',
  'signs',
  'only',
  'force',
  'moods',
  'in-place',
  'places',
  'left-out',
  'who-and-when',
  'said-twice',
  'ties',
  'denied',
];

const LONG = Array.from({ length: 24 }, (_, k) => `There the ${words(8, k * 8)} were by the lake. `).join('');

/** What is said of a pair, wherever it stands; behind other text it is as it was. */
function objectionsBehind(before: string, { original, rewritten }: Edge): string[] {
  const { requirements, added } = checkFidelity(before + original, before + rewritten);
  return [...requirements.filter(({ verdict }) => verdict !== 'kept'), ...added].map(
    ({ kind, verdict, text }) => `${kind} ${verdict} ${text}`,
  );
}

/**
 * Pairs that lie just on either side of a rule; what is snapshot beside them is as little right as in
 * `verdicts.test.ts`.
 */
describe.each(FILES)('edges of %s', (name) => {
  const edges = edgesOf(name);

  it.each(['same', 'same, in doubt', 'other'])('are seen where a rewrite means: %s', (means) => {
    const pairs = edges.filter((edge) => edge.means === means);
    const wrong = pairs.filter((pair) => {
      const { passed, lost } = checkFidelity(pair.original, pair.rewritten);
      return passed !== (means === 'same') || (means !== 'other' && lost.length > 0);
    });
    expect(wrong).toEqual([]);
  });

  it('keep their verdicts', async () => {
    const lines = edges.flatMap((pair) => [said(pair), ...objections(pair).map((line) => `  ${line}`)]);
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`../fixtures/verdicts/edges-${name}.txt`);
  });

  it('are the same far into a text', () => {
    // What is read as a whole, or what is left of a whole text, has no text in front of it.
    const pairs = edges.filter(
      ({ id, original }) =>
        !/^(?:readable|nothing-left|compare) /.test(id) && readText(original).language === 'en',
    );
    const changed = pairs.filter(
      (pair) => `${objectionsBehind('', pair)}` !== `${objectionsBehind(`${LONG}\n\n`, pair)}`,
    );
    expect(changed).toEqual([]);
  });
});

describe('pairs that the guard reads wrong', () => {
  const isWrong = ({ original, rewritten, means }: Edge): boolean => {
    const { passed, lost } = checkFidelity(original, rewritten);
    return means === 'other' ? passed : lost.length > 0;
  };

  it('are still read wrong: one that is right now belongs into another file', () => {
    expect(edgesOf('open').filter((pair) => !isWrong(pair))).toEqual([]);
  });
});
