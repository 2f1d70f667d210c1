import { BATCH_ITEM_STATUSES, type Batch } from '@prompt-refinery/client';
import { isUnfinished } from '../../api/batches.ts';
import { useFormats, useMessages, useTexts } from '../../i18n/messages.ts';
import { Facts } from '../../parts/facts.tsx';
import parts from '../../parts/parts.module.css';
import { Progress } from '../../parts/progress.tsx';
import { batchTexts } from './texts.ts';

/** How far a batch is, and what it has saved so far. */
export function BatchSummary({ batch }: { batch: Batch }) {
  const texts = useTexts(batchTexts);
  const { problem } = useMessages();
  const { number, percent, time, duration, usd, list } = useFormats();
  const { status, counts, tokens, progress, etaSeconds, estimatedSavingsUsd } = batch;
  const ended = counts.total - counts.pending - counts.processing;
  const named = BATCH_ITEM_STATUSES.filter((one) => counts[one] > 0);
  return (
    <div className={parts.stack}>
      <p>
        <strong role="status">{texts.statuses[status]}</strong>
      </p>
      <div>
        <Progress aria-label={texts.progress} max={1} value={progress} />
        <p>{texts.doneOf(number(ended), number(counts.total))}</p>
      </div>
      <Facts
        facts={[
          [texts.counts, list(named.map((one) => `${number(counts[one])} ${texts.itemStatuses[one]}`))],
          [texts.tokens, `${number(tokens.original)} → ${number(tokens.refined)}`],
          [texts.saved, counts.completed > 0 ? percent(batch.savingsPercentage) : '–'],
          [texts.cost, estimatedSavingsUsd === null ? null : usd(estimatedSavingsUsd)],
          [texts.eta, isUnfinished(batch) ? (etaSeconds === null ? '–' : duration(etaSeconds)) : null],
          [texts.created, time(batch.createdAt)],
          [texts.finished, batch.finishedAt && time(batch.finishedAt)],
        ]}
      />
      {batch.textsRemovedAt && <p>{problem.textsRemoved}</p>}
    </div>
  );
}
