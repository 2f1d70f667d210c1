import type { ComparedArm } from '@prompt-refinery/client';
import type { ComparisonTexts } from './comparison-texts.ts';
import { POINTS } from './run-request.ts';
import { kindOf } from './verdict-kind.ts';

interface Formats {
  number: (value: number) => string;
  percent: (value: number) => string;
  usd: (value: number) => string;
}

interface Compared {
  arm: ComparedArm;
  /** What the arms are called. */
  names: { candidate: string; baseline: string };
  /** Of the run, 0–1. */
  margin: number;
  /** What the run has cost. */
  costUsd: number;
}

/**
 * What a comparison says to whoever has to decide: the verdict, the tokens, the money. Two or three
 * sentences.
 */
export function sentenceOf(
  { arm, names, margin, costUsd }: Compared,
  texts: ComparisonTexts,
  formats: Formats,
): string {
  const { verdict, evaluators } = arm;
  const compared = { ...names, margin: texts.points(formats.number(margin * POINTS)) };
  const unsaid = evaluators.length === 0 ? texts.noEvaluators : texts.cancelled;
  const said = (verdict === null ? unsaid : texts.said[verdict])(compared);
  const tokens = tokensOf(arm, texts, formats);
  const join = kindOf(verdict) === 'good';
  const whole = tokens === null ? said : (join ? texts.and : texts.thenTokens)(said, tokens);
  const needed = verdict === 'inconclusive' ? neededOf(evaluators) : null;
  const sentence = `${whole}: ${moneyOf(arm, costUsd, texts, formats)}.`;
  return capital(needed === null ? sentence : `${sentence} ${texts.needed(formats.number(needed))}`);
}

function tokensOf(
  { savedTokensPercentage }: ComparedArm,
  texts: ComparisonTexts,
  { percent }: Formats,
): string | null {
  if (savedTokensPercentage === null) return null;
  if (savedTokensPercentage === 0) return texts.same;
  const share = percent(Math.abs(savedTokensPercentage));
  return savedTokensPercentage > 0 ? texts.fewer(share) : texts.more(share);
}

function moneyOf(
  { per1000CallsUsd: { saved }, paysAfterCalls, tokens }: ComparedArm,
  costUsd: number,
  texts: ComparisonTexts,
  { usd, number }: Formats,
): string {
  const cost = usd(costUsd);
  const run = paysAfterCalls === null ? texts.cost(cost) : texts.pays(cost, number(paysAfterCalls));
  return `${saved === null ? unknownOf(tokens, texts) : savingOf(saved, texts, usd)}; ${run}`;
}

/** Why nobody knows what calls cost. */
const unknownOf = ({ baseline, candidate }: ComparedArm['tokens'], texts: ComparisonTexts): string =>
  baseline.output === null || candidate.output === null ? texts.noOutputs : texts.noPrices;

function savingOf(saved: number, texts: ComparisonTexts, usd: Formats['usd']): string {
  if (saved === 0) return texts.costsSame;
  return saved > 0 ? texts.saves(usd(saved)) : texts.costsMore(usd(-saved));
}

/** All evaluators have to be decided: the one that needs most says how many items. */
function neededOf(evaluators: ComparedArm['evaluators']): number | null {
  const open = evaluators.filter(({ verdict }) => verdict === 'inconclusive');
  const known = open.flatMap(({ itemsNeeded }) => itemsNeeded ?? []);
  return known.length === open.length && known.length > 0 ? Math.max(...known) : null;
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);
