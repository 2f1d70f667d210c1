import type { PairwiseJudge } from '@prompt-refinery/client';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { comparisonTexts } from './comparison-texts.ts';
import { isolated } from './names.ts';
import styles from './runs.module.css';
import type { NamedEvaluator } from './use-names.ts';

interface JudgesProps {
  judges: readonly PairwiseJudge[];
  evaluators: readonly NamedEvaluator[];
}

/** Of fewer pairs that people have rated the API says nothing. */
const LEAST_RATED = 30;

/** How far the judges of pairs can be trusted. */
export function Judges({ judges, evaluators }: JudgesProps) {
  if (judges.length === 0) return null;
  return judges.map((judge) => (
    <JudgeNote
      key={judge.evaluatorId}
      judge={judge}
      name={isolated(evaluators.find(({ id }) => id === judge.evaluatorId)?.name ?? judge.evaluatorId)}
    />
  ));
}

function JudgeNote({ judge, name }: { judge: PairwiseJudge; name: string }) {
  const texts = useTexts(comparisonTexts);
  const { number, percent } = useFormats();
  const { consistency, isInconsistent, ratedPairs, kappa } = judge;
  const share = percent((consistency ?? 0) * 100);
  return (
    <div className={isInconsistent ? styles.note : undefined}>
      {consistency !== null && (
        <p>{isInconsistent ? texts.inconsistent(name, share) : texts.consistent(name, share)}</p>
      )}
      {ratedPairs < LEAST_RATED && <p>{texts.rateMore(name, number(LEAST_RATED - ratedPairs))}</p>}
      {kappa !== null && (
        <p>{texts.kappa(name, number(Math.round(kappa * 100) / 100), number(ratedPairs))}</p>
      )}
    </div>
  );
}
