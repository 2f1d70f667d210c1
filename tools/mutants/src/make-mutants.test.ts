import { expect, it } from 'vitest';
import { makeMutants } from './make-mutants.ts';
import { sample } from './sample.ts';

const FILE = 'packages/providers/src/circuit.ts';

it('makes the same mutants each time, and places only those that are chosen', async () => {
  const { mutants } = await makeMutants([FILE]);
  const chosen = sample(mutants, 5, 'seed', ({ id }) => id);
  expect(sample(mutants, 5, 'seed', ({ id }) => id)).toEqual(chosen);
  expect(sample(mutants, 5, 'other', ({ id }) => id)).not.toEqual(chosen);
  const placed = await makeMutants([FILE], new Set(chosen.map(({ id }) => id)));
  const inOrder = chosen.toSorted((a, b) => mutants.indexOf(a) - mutants.indexOf(b));
  expect(placed.mutants).toEqual(inOrder);
  for (const { id } of chosen) expect(placed.code[FILE]).toContain(`("${id}")`);
});
