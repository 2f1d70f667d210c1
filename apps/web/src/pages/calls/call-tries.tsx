import type { CallAttempt } from '@prompt-refinery/client';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import type { Column } from '../../parts/paged-table.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import styles from './calls.module.css';
import { callTexts } from './texts.ts';
import { useCallFormats } from './use-call-formats.ts';

type Try = CallAttempt & { place: number };

/** Who was asked one after the other, and what came of it. */
export function CallTries({ attempts }: { attempts: readonly CallAttempt[] }) {
  const texts = useTexts(callTexts);
  const columns = useColumns();
  return (
    <Section title={texts.tries}>
      {attempts.length === 0 ? (
        <p>{texts.noTries}</p>
      ) : (
        <PlainTable
          label={texts.tries}
          columns={columns}
          rows={attempts.map((attempt, at) => ({ ...attempt, place: at + 1 }))}
          keyOf={({ place }) => place}
        />
      )}
    </Section>
  );
}

function useColumns(): Column<Try>[] {
  const texts = useTexts(callTexts);
  const { number } = useFormats();
  const { ms } = useCallFormats();
  return [
    { title: texts.tryNumber, cell: ({ place }) => number(place) },
    { title: texts.provider, cell: ({ provider }) => provider },
    {
      title: texts.model,
      cell: ({ model }) => (
        <bdi className={styles.model} title={model}>
          {model}
        </bdi>
      ),
    },
    {
      title: texts.outcome,
      cell: ({ error }) => (error === null ? texts.wasAnswered : <code>{error}</code>),
    },
    { title: texts.latency, isNumber: true, cell: ({ latencyMs }) => ms(latencyMs) },
  ];
}
