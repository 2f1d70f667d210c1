import { describe, expect, it } from 'vitest';
import { edgesOf } from '../fixtures/edges.ts';
import { said } from '../fixtures/said.ts';
import { checkFidelity } from './check-fidelity.ts';

const FILES = ['words', 'operators', 'numbers', 'statements', 'material'];

/** Pairs that lie just on either side of a rule; what is snapshot beside them is as little right as in `verdicts.test.ts`. */
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
    await expect(`${edges.map(said).join('\n')}\n`).toMatchFileSnapshot(
      `../fixtures/verdicts/edges-${name}.txt`,
    );
  });
});
