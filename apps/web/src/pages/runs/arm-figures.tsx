import type { ComparedArm } from '@prompt-refinery/client';
import type { ReactNode } from 'react';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { Strip, type StripFigure } from '../../parts/strip.tsx';
import { comparisonTexts } from './comparison-texts.ts';
import { inPoints, POINTS } from './run-request.ts';
import { kindOf } from './verdict-kind.ts';

interface ArmFiguresProps {
  arm: ComparedArm;
  /** Of the run, 0–1. */
  margin: number;
  /** What the run has cost. */
  costUsd: number;
  /** What can be done about the arm. */
  children?: ReactNode;
}

/** Only what is decided has the colour of good or bad news. */
const TONES = { good: 'good', bad: 'bad', open: 'doubt' } as const;

/** One arm beside the baseline in numbers; what is not known is left out. */
export function ArmFigures({ arm, margin, costUsd, children }: ArmFiguresProps) {
  const texts = useTexts(comparisonTexts);
  const { number, percent, usd } = useFormats();
  const { verdict, evaluators, savedTokensPercentage, per1000CallsUsd } = arm;
  const figures: StripFigure[] = [];
  if (verdict !== null)
    figures.push({
      name: texts.margin(texts.points(number(margin * POINTS))),
      value: texts.verdicts[verdict],
      tone: TONES[kindOf(verdict)],
    });
  const [one, another] = evaluators;
  if (one && !another && one.difference !== null && one.lower !== null && one.upper !== null) {
    const points = (share: number): string => number(inPoints(share));
    figures.push({
      name: texts.fromTo(points(one.lower), points(one.upper)),
      value: texts.points(points(one.difference)),
    });
  }
  if (savedTokensPercentage !== null)
    figures.push({
      name: savedTokensPercentage < 0 ? texts.moreTokens : texts.fewerTokens,
      value: percent(Math.abs(savedTokensPercentage)),
    });
  const { saved } = per1000CallsUsd;
  if (saved !== null)
    figures.push({ name: saved < 0 ? texts.morePer1000 : texts.savedPer1000, value: usd(Math.abs(saved)) });
  figures.push({ name: texts.runCost, value: usd(costUsd) });
  return <Strip figures={figures}>{children}</Strip>;
}
