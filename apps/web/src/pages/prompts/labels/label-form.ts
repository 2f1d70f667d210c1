import { ApiError } from '@prompt-refinery/client';
import { numberOf, textOf } from '../../../session/form-data.ts';
import { evaluatorsOf, toShare } from '../../runs/run-request.ts';

/** Ids of what was ticked as meant to differ. */
export const acknowledgedIn = (form: FormData): string[] =>
  form.getAll('acknowledge').filter((id) => typeof id === 'string');

/** The move of a label, as the form says. What may be spent is for the run that `whenReady` starts. */
export function moveOf(form: FormData) {
  const whenReady = form.has('whenReady');
  const maxCostUsd = whenReady ? numberOf(form, 'maxCostUsd') : null;
  return {
    label: textOf(form, 'label').trim(),
    version: Number(textOf(form, 'version')),
    reason: textOf(form, 'reason').trim() || null,
    acknowledge: acknowledgedIn(form),
    whenReady,
    ...(maxCostUsd === null ? {} : { maxCostUsd }),
  };
}

/**
 * The label whose requirements a form sets. Throws a `validation_failed` for one that is taken: its
 * requirements would be lost.
 * @param taken labels that the form must not change
 */
export function labelOf(form: FormData, taken: readonly string[], isTaken: string): string {
  const label = textOf(form, 'label').trim();
  if (!taken.includes(label)) return label;
  const errors = [{ path: 'label', message: isTaken }];
  throw new ApiError({ code: 'validation_failed', detail: isTaken, errors });
}

/** What a label requires, as the form says: the margin in points. What is not required is left out. */
export function requirementsOf(form: FormData) {
  const approvals = Number(textOf(form, 'approvals'));
  const datasetId = textOf(form, 'datasetId');
  const margin = numberOf(form, 'margin');
  const evaluation = {
    datasetId,
    evaluators: evaluatorsOf(form),
    ...(margin === null ? {} : { margin: toShare(margin) }),
  };
  return {
    ...(form.has('fidelity') ? { fidelity: true } : {}),
    ...(form.has('variables') ? { variables: true } : {}),
    ...(approvals > 0 ? { approvals } : {}),
    ...(form.has('role') ? { role: 'admin' as const } : {}),
    ...(datasetId === '' ? {} : { evaluation }),
  };
}
