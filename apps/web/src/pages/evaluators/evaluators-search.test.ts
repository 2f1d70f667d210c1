import { expect, it } from 'vitest';
import { evaluatorsSearch, newEvaluatorSearch } from './evaluators-search.ts';

const ID = '01a2b3c4-0000-7000-8000-00000000ffff';

it('takes what an address names', () => {
  expect(evaluatorsSearch({ kind: 'json_schema', from: ID })).toEqual({ kind: 'json_schema' });
  expect(newEvaluatorSearch({ kind: 'judge', from: ID })).toEqual({ kind: 'judge', from: ID });
});

it('leaves nonsense out', () => {
  expect(evaluatorsSearch({ kind: 'constructor' })).toEqual({});
  expect(newEvaluatorSearch({ kind: ['judge'], from: '../..', other: '1' })).toEqual({});
});
