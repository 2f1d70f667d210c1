import { expect, it } from 'vitest';
import { labelOf, moveOf, requirementsOf } from './label-form.ts';

const formOf = (values: Record<string, string | string[]>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(values))
    for (const one of [value].flat()) form.append(name, one);
  return form;
};

it('moves a label with what was acknowledged', () => {
  const form = formOf({ label: ' production ', version: '2', reason: '', acknowledge: ['r1', 'r2'] });
  expect(moveOf(form)).toEqual({
    label: 'production',
    version: 2,
    reason: null,
    acknowledge: ['r1', 'r2'],
    whenReady: false,
  });
  form.set('maxCostUsd', '0.5');
  expect(moveOf(form)).not.toHaveProperty('maxCostUsd');
  form.set('whenReady', 'on');
  expect(moveOf(form)).toMatchObject({ whenReady: true, maxCostUsd: 0.5 });
  form.set('maxCostUsd', ' ');
  expect(moveOf(form)).not.toHaveProperty('maxCostUsd');
});

it('requires what was chosen, and nothing else', () => {
  expect(requirementsOf(formOf({ approvals: '0', datasetId: '', margin: '0.1' }))).toEqual({});
  const boxes = { fidelity: 'on', variables: 'on', role: 'on' };
  const evaluation = { datasetId: 'd', evaluators: ['a', 'b'], margin: '0' };
  expect(requirementsOf(formOf({ ...boxes, approvals: '2', ...evaluation }))).toEqual({
    fidelity: true,
    variables: true,
    approvals: 2,
    role: 'admin',
    evaluation: { ...evaluation, margin: 0 },
  });
});

it('takes the margin in points', () => {
  const form = formOf({ datasetId: 'd', evaluators: ['a'], margin: '7' });
  expect(requirementsOf(form).evaluation?.margin).toBe(0.07);
  form.set('margin', '');
  expect(requirementsOf(form).evaluation).toEqual({ datasetId: 'd', evaluators: ['a'] });
});

it('does not take a label that is there already', () => {
  expect(labelOf(formOf({ label: ' staging ' }), ['production'], 'is taken')).toBe('staging');
  expect(() => labelOf(formOf({ label: ' production ' }), ['production'], 'is taken')).toThrow(
    expect.objectContaining({ errors: [{ path: 'label', message: 'is taken' }] }),
  );
});
