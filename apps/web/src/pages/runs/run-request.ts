import type { CreateRunInput, Evaluator } from '@prompt-refinery/client';
import { numberOf, textOf } from '../../session/form-data.ts';
import type { ArmDraft } from './arm-drafts.ts';

/** Points of a score, which is 0 to 1. */
export const POINTS = 100;

/** The run that a form asks for. What is empty is left to the API. */
export function runOf(form: FormData, datasetId: string, arms: readonly ArmDraft[]): CreateRunInput {
  const [name, clusterBy] = ['name', 'clusterBy'].map((field) => textOf(form, field).trim());
  const [repeats, margin, maxCostUsd] = ['repeats', 'margin', 'maxCostUsd'].map((field) =>
    numberOf(form, field),
  );
  return {
    datasetId,
    arms: arms.map(({ promptId, version, model }) => ({
      promptId,
      ...(version === null ? {} : { version }),
      ...(model.trim() ? { model: model.trim() } : {}),
    })),
    evaluators: evaluatorsOf(form),
    ...(name ? { name } : {}),
    ...(clusterBy ? { clusterBy } : {}),
    ...(isNumber(repeats) ? { repeats } : {}),
    ...(isNumber(margin) ? { margin: toShare(margin) } : {}),
    ...(isNumber(maxCostUsd) ? { maxCostUsd } : {}),
    ...(form.has('stopWhenDecided') ? { stopWhenDecided: true } : {}),
  };
}

const isNumber = (value: number | null | undefined): value is number => typeof value === 'number';

/** The digits that multiplying or dividing adds at the end are not among these. */
const DIGITS = 12;

/** What points of 100 are of a score, which is 0 to 1. */
export const toShare = (points: number): number => Number((points / POINTS).toPrecision(DIGITS));

/** What a part of a score is in points of 100. */
export const toPoints = (share: number): number => Number((share * POINTS).toPrecision(DIGITS));

/** The evaluators that a form has chosen. */
export const evaluatorsOf = (form: FormData): string[] =>
  form.getAll('evaluators').filter((value): value is string => typeof value === 'string');

/**
 * Whether the baseline answers each item once more: an evaluator compares outputs with the expected answer,
 * and where no item has one, with another output of the baseline.
 */
export const mayAnswerTwice = (
  evaluators: readonly Pick<Evaluator, 'kind' | 'settings'>[],
  repeats: number,
): boolean =>
  repeats === 1 &&
  evaluators.some(({ kind, settings: { value } }) => kind === 'similarity' && value === undefined);

/** How many outputs a run makes; null where a part of it is not known yet. */
export function cellsOf(itemCount: number | undefined, arms: number, repeats: number): number | null {
  if (itemCount === undefined || !Number.isInteger(repeats) || repeats < 1) return null;
  return itemCount * arms * repeats;
}

/** A difference of scores in points, to a tenth. */
export const inPoints = (share: number): number => Math.round(share * POINTS * 10) / 10;
