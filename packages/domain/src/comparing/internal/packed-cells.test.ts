import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packCells, unpackCells } from './packed-cells.ts';

const EVALUATORS = 3;
const score = fc.option(fc.double({ min: 0, max: 1, noNaN: true }));
const cell = fc.record({
  cluster: fc.constantFrom('first', 'second', '0', ''),
  arm: fc.nat(9),
  inputTokens: fc.nat(),
  outputTokens: fc.nat(),
  costMicros: fc.option(fc.nat()),
  scores: fc.array(score, { minLength: EVALUATORS, maxLength: EVALUATORS }),
});

it('cells come out as they went in, with numbers for the names of clusters', () => {
  fc.assert(
    fc.property(fc.array(cell), (cells) => {
      const names = [...new Set(cells.map(({ cluster }) => cluster))];
      const numbered = cells.map((one) => ({ ...one, cluster: String(names.indexOf(one.cluster)) }));
      expect(unpackCells(packCells(cells, EVALUATORS))).toEqual(numbered);
    }),
  );
});
