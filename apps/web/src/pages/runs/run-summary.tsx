import type { Run, RunCounts } from '@prompt-refinery/client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useOrganization } from '../../api/client.ts';
import { datasetQuery } from '../../api/datasets.ts';
import { useFormats, useMessages, useTexts } from '../../i18n/messages.ts';
import { Facts } from '../../parts/facts.tsx';
import parts from '../../parts/parts.module.css';
import { LabelMove } from './label-move.tsx';
import { isUnfinished } from './run-queries.ts';
import { POINTS } from './run-request.ts';
import styles from './runs.module.css';
import { runTexts } from './texts.ts';
import { useNamedEvaluators } from './use-names.ts';

const ended = ({ completed, failed, cancelled }: RunCounts): number => completed + failed + cancelled;

/** How far a run is, what it has cost, and what it was asked to do. */
export function RunSummary({ run }: { run: Run }) {
  const texts = useTexts(runTexts);
  const { number, usd, time } = useFormats();
  const { status, stopReason, cells, judgements, costUsd, maxCostUsd, move } = run;
  const counts = useCounts();
  return (
    <div className={parts.stack}>
      <p>
        <strong role="status">{texts.statuses[status]}</strong>
      </p>
      {stopReason && <p>{texts.stopReasons[stopReason]}</p>}
      {isUnfinished(run) && (
        <>
          <Progress label={texts.progress} counts={cells} />
          {judgements.total > 0 && <Progress label={texts.judging} counts={judgements} />}
        </>
      )}
      {move && <LabelMove move={move} />}
      <Facts
        facts={[
          [texts.cells, counts(cells)],
          [texts.judgements, judgements.total > 0 ? counts(judgements) : null],
          [texts.cost, usd(costUsd)],
          [texts.dataset, <DatasetName key="dataset" run={run} />],
          [texts.evaluators, <EvaluatorNames key="evaluators" ids={run.evaluators} />],
          [texts.repeats, number(run.repeats)],
          [texts.margin, texts.points(number(run.margin * POINTS))],
          [texts.clusterBy, run.clusterBy && <bdi key="cluster">{run.clusterBy}</bdi>],
          [texts.stopWhenDecided, run.stopWhenDecided ? '✓' : null],
          [texts.created, time(run.createdAt)],
          [texts.finished, run.finishedAt && time(run.finishedAt)],
        ]}
      />
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

function DatasetName({ run: { datasetId, revision } }: { run: Run }): ReactNode {
  const texts = useTexts(runTexts);
  const { problem } = useMessages();
  const { number } = useFormats();
  const organization = useOrganization();
  const { data, error } = useQuery(datasetQuery(organization, datasetId));
  if (error) return problem.notFound;
  return (
    <>
      <Link to="/o/$slug/datasets/$id" params={{ slug: organization.slug, id: datasetId }}>
        <bdi>{data?.name ?? texts.dataset}</bdi>
      </Link>{' '}
      ({texts.revision(number(revision))})
    </>
  );
}

function EvaluatorNames({ ids }: { ids: readonly string[] }) {
  const { none } = useTexts(runTexts);
  const { list } = useFormats();
  const names = useNamedEvaluators(ids).map(({ name }) => `\u2068${name}\u2069`);
  return names.length > 0 ? list(names) : none;
}
