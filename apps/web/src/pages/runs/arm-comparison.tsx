import type { ComparedArm, Run, RunArm } from '@prompt-refinery/client';
import { useOrganization } from '../../api/client.ts';
import { useMay } from '../../api/permissions.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { ArmFigures } from './arm-figures.tsx';
import { comparisonTexts } from './comparison-texts.ts';
import { EvaluatorIntervals } from './evaluator-intervals.tsx';
import { POINTS } from './run-request.ts';
import styles from './runs.module.css';
import { sentenceOf } from './sentence.ts';
import type { NamedEvaluator } from './use-names.ts';
import { kindOf } from './verdict-kind.ts';

interface ArmComparisonProps {
  arm: ComparedArm;
  run: Run;
  costUsd: number;
  names: { candidate: string; baseline: string };
  evaluators: readonly NamedEvaluator[];
}

/** One arm beside the baseline: what it comes to, and what each evaluator says. */
export function ArmComparison({ arm, run, costUsd, names, evaluators }: ArmComparisonProps) {
  const texts = useTexts(comparisonTexts);
  const formats = useFormats();
  const { failedItems } = arm;
  return (
    <div className={styles.one}>
      <ArmFigures arm={arm} margin={run.margin} costUsd={costUsd}>
        {kindOf(arm.verdict) === 'good' && <LabelIt arm={run.arms[arm.arm]} />}
      </ArmFigures>
      <p className={styles.sentence}>
        {sentenceOf({ arm, names, margin: run.margin, costUsd }, texts, formats)}
      </p>
      {failedItems > 0 && <p className={styles.note}>{texts.failedItems(formats.number(failedItems))}</p>}
      {arm.evaluators.length > 0 && (
        <>
          <EvaluatorIntervals arm={arm} margin={run.margin} names={names} evaluators={evaluators} />
          {arm.verdict === null ? (
            <p className={styles.note}>{texts.whyNoVerdict}</p>
          ) : (
            <Verdicts arm={arm} evaluators={evaluators} />
          )}
        </>
      )}
    </div>
  );
}

/** The way to put a version to work that has proved itself. */
function LabelIt({ arm }: { arm: RunArm | undefined }) {
  const texts = useTexts(comparisonTexts);
  const { number } = useFormats();
  const { slug } = useOrganization();
  if (!useMay()('setPromptLabel') || !arm) return null;
  const { promptId, version } = arm;
  return (
    <LinkButton
      to="/o/$slug/prompts/$id"
      params={{ slug, id: promptId }}
      search={{ tab: 'labels', version }}
      primary
    >
      {texts.labelIt(number(version))}
    </LinkButton>
  );
}

/** What each evaluator decided, and what that means. */
function Verdicts({ arm, evaluators }: Pick<ArmComparisonProps, 'arm' | 'evaluators'>) {
  const texts = useTexts(comparisonTexts);
  const { number } = useFormats();
  return (
    <ul className={styles.list}>
      {arm.evaluators.map(({ id, n, verdict, margin, itemsNeeded }) => (
        <li key={id}>
          <bdi>{evaluators.find((one) => one.id === id)?.name ?? id}</bdi>:{' '}
          {verdict && (
            <>
              <strong>{texts.verdicts[verdict]}</strong>.{' '}
              {n === 0 ? texts.noInterval : texts.meanings[verdict](texts.points(number(margin * POINTS)))}
            </>
          )}{' '}
          {itemsNeeded !== null && texts.needed(number(itemsNeeded))}
        </li>
      ))}
    </ul>
  );
}
