import type { Batch, BatchHistogram } from '@prompt-refinery/client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { histogramQuery, isUnfinished } from '../../api/batches.ts';
import { useOrganization } from '../../api/client.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { Bars } from '../../parts/pictures/bars.tsx';
import { Columns } from '../../parts/pictures/columns.tsx';
import { Figure } from '../../parts/pictures/figure.tsx';
import { Read } from '../../parts/read.tsx';
import { Section } from '../../parts/section.tsx';
import { pause, useSharedPoll } from '../../session/use-shared-poll.ts';
import styles from './batches.module.css';
import { batchTexts } from './texts.ts';

/** While the batch runs the pictures are read again so often. */
const READ_AGAIN_MS = 10_000;
/** Lower bounds, in percent, that the axis names. */
const AXIS = [0, 25, 50, 75];

/** How much the items of a batch save, and what kinds of requirements were lost. */
export function BatchPictures({ batch }: { batch: Batch }) {
  const texts = useTexts(batchTexts);
  const organization = useOrganization();
  const queries = useQueryClient();
  const isRunning = isUnfinished(batch);
  const options = histogramQuery(organization, batch.id);
  const query = useQuery(options);
  useSharedPoll<BatchHistogram>({
    name: isRunning ? options.queryKey.join(' ') : null,
    async *ask(signal) {
      for (;;) {
        await pause(READ_AGAIN_MS, signal);
        if (signal.aborted) return;
        yield await organization.client.getBatchHistogram({ id: batch.id }, { signal });
      }
    },
    take: (now) => queries.setQueryData(options.queryKey, now),
    onError: () => void queries.invalidateQueries({ queryKey: options.queryKey }),
  });
  const { refetch } = query;
  useEffect(() => {
    if (!isRunning) void refetch();
  }, [isRunning, refetch]);
  return (
    <Read query={query}>
      {(histogram) => (
        <div className={styles.pictures}>
          <Section title={texts.savings}>
            <Savings histogram={histogram} />
          </Section>
          <Section title={texts.losses}>
            <Losses histogram={histogram} />
          </Section>
        </div>
      )}
    </Read>
  );
}

function Savings({ histogram: { counted, savings } }: { histogram: BatchHistogram }) {
  const texts = useTexts(batchTexts);
  const { number, percent } = useFormats();
  if (counted === 0) return <p>{texts.nothingCounted}</p>;
  const nameOf = ({ from, to }: BatchHistogram['savings'][number]): string => {
    if (from === null) return texts.below(percent(to ?? 0));
    return to === null ? texts.from(percent(from)) : texts.between(percent(from), percent(to));
  };
  const axis = AXIS.flatMap((bound) => {
    const at = savings.findIndex(({ from }) => from === bound);
    return at < 0 ? [] : [{ at, label: percent(bound) }];
  });
  return (
    <>
      <Figure
        title={texts.savingsPicture}
        table={{
          columns: [texts.share, texts.prompts],
          rows: savings.map((bin) => [nameOf(bin), number(bin.items)]),
        }}
      >
        <Columns
          values={savings.map(({ items }) => items)}
          axis={axis}
          badBefore={savings.findIndex(({ from }) => from === 0)}
        />
      </Figure>
      <p>{texts.counted(number(counted))}</p>
    </>
  );
}

function Losses({ histogram: { counted, losses } }: { histogram: BatchHistogram }) {
  const texts = useTexts(batchTexts);
  const { number } = useFormats();
  if (counted === 0) return <p>{texts.nothingCounted}</p>;
  if (losses.length === 0) return <p>{texts.noLosses}</p>;
  const most = Math.max(...losses.map(({ lost, doubtful }) => lost + doubtful));
  return (
    <Figure
      title={texts.lossesPicture}
      table={{
        columns: [texts.kind, texts.lost, texts.doubtful, texts.prompts],
        rows: losses.map(({ kind, lost, doubtful, items }) => [
          kind,
          number(lost),
          number(doubtful),
          number(items),
        ]),
      }}
    >
      <Bars
        bars={losses.map(({ kind, lost, doubtful }) => ({
          name: kind,
          text: texts.outcome(number(lost), number(doubtful)),
          parts: [
            { kind: 'bad', value: lost },
            { kind: 'second', value: doubtful },
          ],
          whole: most,
        }))}
        legend={[
          { kind: 'bad', label: texts.lost },
          { kind: 'second', label: texts.doubtful },
        ]}
      />
    </Figure>
  );
}
