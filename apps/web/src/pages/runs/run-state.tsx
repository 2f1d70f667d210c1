import type { Run, RunCounts } from '@prompt-refinery/client';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import parts from '../../parts/parts.module.css';
import { LabelMove } from './label-move.tsx';
import { isUnfinished } from './run-queries.ts';
import styles from './runs.module.css';
import { runTexts } from './texts.ts';

const ended = ({ completed, failed, cancelled }: RunCounts): number => completed + failed + cancelled;

/** How far a run is, why it stopped, what it has cost, and the label that waits for it. */
export function RunState({ run }: { run: Run }) {
  const texts = useTexts(runTexts);
  const { usd } = useFormats();
  const { status, stopReason, cells, judgements, costUsd, maxCostUsd, move } = run;
  const counts = useCounts();
  return (
    <div className={parts.stack}>
      <p>
        <strong role="status">{texts.statuses[status]}</strong>
        {' · '}
        {texts.cells}: <span>{counts(cells)}</span>
        {judgements.total > 0 && (
          <>
            {' · '}
            {texts.judgements}: <span>{counts(judgements)}</span>
          </>
        )}
        {` · ${texts.cost}: ${usd(costUsd)}`}
      </p>
      {stopReason && <p>{texts.stopReasons[stopReason]}</p>}
      {isUnfinished(run) && (
        <>
          <Progress label={texts.progress} counts={cells} />
          {judgements.total > 0 && <Progress label={texts.judging} counts={judgements} />}
        </>
      )}
      {maxCostUsd !== null && (
        <div>
          <progress
            className={styles.progress}
            aria-label={texts.budget}
            max={maxCostUsd || 1}
            value={costUsd}
          />
          <p>{`${texts.budget}: ${texts.costOf(usd(costUsd), usd(maxCostUsd))}`}</p>
        </div>
      )}
      {move && <LabelMove move={move} />}
    </div>
  );
}

function Progress({ label, counts }: { label: string; counts: RunCounts }) {
  const texts = useTexts(runTexts);
  const { number } = useFormats();
  return (
    <div>
      <progress
        className={styles.progress}
        aria-label={label}
        max={Math.max(1, counts.total)}
        value={ended(counts)}
      />
      <p>{`${label}: ${texts.doneOf(number(ended(counts)), number(counts.total))}`}</p>
    </div>
  );
}

/** Says how many there are of each status. */
function useCounts(): (counts: RunCounts) => string {
  const { doneOf, countOf } = useTexts(runTexts);
  const { number, list } = useFormats();
  return (counts) => {
    const { total, completed, failed, cancelled } = counts;
    const others = [
      ...(failed > 0 ? [countOf.failed(number(failed))] : []),
      ...(cancelled > 0 ? [countOf.cancelled(number(cancelled))] : []),
    ];
    if (others.length === 0) return doneOf(number(completed), number(total));
    return `${number(total)}: ${list([countOf.completed(number(completed)), ...others])}`;
  };
}
