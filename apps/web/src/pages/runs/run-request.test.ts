import { expect, it } from 'vitest';
import { firstArms, withArm, withMoved } from './arm-drafts.ts';
import { cellsOf, mayAnswerTwice, runOf } from './run-request.ts';

const formOf = (fields: Record<string, string>, evaluators: readonly string[] = []): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  for (const id of evaluators) form.append('evaluators', id);
  return form;
};

it('leaves to the API what is empty', () => {
  const arms = [{ key: 0, promptId: 'p', version: null, model: ' ' }];
  expect(runOf(formOf({ name: ' ', repeats: '', margin: '', maxCostUsd: '' }), 'd', arms)).toEqual({
    datasetId: 'd',
    arms: [{ promptId: 'p' }],
    evaluators: [],
  });
});

it('sends what is written, points as a share', () => {
  const fields = { name: 'A ', repeats: '3', margin: '7', maxCostUsd: '0.5', clusterBy: 'user' };
  const form = formOf({ ...fields, stopWhenDecided: 'on' }, ['e', 'f']);
  const arms = [{ key: 4, promptId: 'p', version: 2, model: 'openai/m ' }];
  expect(runOf(form, 'd', arms)).toEqual({
    datasetId: 'd',
    name: 'A',
    clusterBy: 'user',
    repeats: 3,
    margin: 0.07,
    maxCostUsd: 0.5,
    arms: [{ promptId: 'p', version: 2, model: 'openai/m' }],
    evaluators: ['e', 'f'],
    stopWhenDecided: true,
  });
});

it('counts outputs once all is known', () => {
  expect(cellsOf(200, 3, 2)).toBe(1_200);
  expect([cellsOf(undefined, 3, 2), cellsOf(2, 2, Number.NaN), cellsOf(2, 2, 0)]).toEqual([null, null, null]);
});

it('knows when a baseline may answer twice', () => {
  const similar = { kind: 'similarity', settings: {} } as const;
  const others = [
    { kind: 'similarity', settings: { value: 'ok' } },
    { kind: 'exact', settings: {} },
  ] as const;
  expect(mayAnswerTwice([...others, similar], 1)).toBe(true);
  expect([mayAnswerTwice(others, 1), mayAnswerTwice([similar], 2)]).toEqual([false, false]);
});

it('begins with the arms of an address', () => {
  const versions = ({ prompt, ...rest }: Parameters<typeof firstArms>[0]) =>
    firstArms({ ...(prompt ? { prompt } : {}), ...rest }).map(({ promptId, version }) => [promptId, version]);
  expect(versions({ prompt: 'p', baseline: '3', candidate: '4' })).toEqual([
    ['p', 3],
    ['p', 4],
  ]);
  expect(versions({ baseline: '3' })).toEqual([
    ['', null],
    ['', null],
  ]);
});

it('adds and moves arms', () => {
  const arms = withArm([
    { key: 0, promptId: 'p', version: 1, model: 'm' },
    { key: 5, promptId: 'q', version: 2, model: 'n' },
  ]);
  expect(arms.at(-1)).toEqual({ key: 6, promptId: 'q', version: null, model: 'n' });
  expect(withMoved(arms, 2, 0).map(({ key }) => key)).toEqual([6, 0, 5]);
});
