import type { ComparedArm, ComparedEvaluator } from '@prompt-refinery/client';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import parts from '../../parts/parts.module.css';
import { Figure } from '../../parts/pictures/figure.tsx';
import { Intervals } from '../../parts/pictures/intervals.tsx';
import { comparisonTexts } from './comparison-texts.ts';
import { isolated } from './names.ts';
import { inPoints } from './run-request.ts';
import type { NamedEvaluator } from './use-names.ts';
import { kindOf } from './verdict-kind.ts';

interface EvaluatorIntervalsProps {
  arm: ComparedArm;
  margin: number;
  /** What the arm and the baseline are called. */
  names: { candidate: string; baseline: string };
  evaluators: readonly NamedEvaluator[];
}

/** The narrowest axis, in shares: a difference of nothing still has a place to be seen at. */
const LEAST_WIDTH = 0.01;

/** The difference to the baseline that each evaluator found, with its limits. */
export function EvaluatorIntervals({ arm, margin, names, evaluators }: EvaluatorIntervalsProps) {
  const texts = useTexts(comparisonTexts);
  const { number } = useFormats();
  const points = (share: number | null): string => (share === null ? '–' : number(inPoints(share)));
  const nameOf = (id: string): string => evaluators.find((one) => one.id === id)?.name ?? id;
  const drawn = arm.evaluators.filter(hasLimits);
  const end = Math.max(LEAST_WIDTH, margin * 2, ...drawn.flatMap(({ lower, upper }) => [-lower, upper]));
  return (
    <Figure
      title={`${isolated(names.candidate)}: ${texts.intervals}`}
      table={{
        columns: [
          ...[texts.evaluator, texts.items, texts.mean(names.candidate), texts.mean(names.baseline)],
          ...[texts.difference, texts.lower, texts.upper, texts.method, texts.verdict],
        ],
        rows: arm.evaluators.map((one) => [
          nameOf(one.id),
          ...[number(one.n), points(one.means.candidate), points(one.means.baseline)],
          ...[points(one.difference), points(one.lower), points(one.upper)],
          one.method ? texts.methods[one.method] : '–',
          one.verdict ? texts.verdicts[one.verdict] : '–',
        ]),
      }}
    >
      {drawn.length > 0 ? (
        <>
          <Intervals
            intervals={drawn.map((one) => ({
              name: nameOf(one.id),
              kind: kindOf(one.verdict),
              lower: one.lower,
              upper: one.upper,
              value: one.difference,
              text: texts.between({
                value: texts.points(points(one.difference)),
                from: points(one.lower),
                to: points(one.upper),
              }),
            }))}
            from={-end}
            to={end}
            axis={[points(-end), '0', points(end)]}
            margin={margin}
          />
          <p className={parts.hint}>{texts.intervalsHint}</p>
        </>
      ) : (
        <p>{arm.evaluators.some(({ n }) => n > 0) ? texts.noLimits : texts.noInterval}</p>
      )}
    </Figure>
  );
}

const hasLimits = (one: ComparedEvaluator): one is ComparedEvaluator & { lower: number; upper: number } =>
  one.lower !== null && one.upper !== null;
