import type { ModelPerformance } from '@prompt-refinery/client';
import { useQuery } from '@tanstack/react-query';
import { useOrganization } from '../../api/client.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import type { Column } from '../../parts/paged-table.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Read } from '../../parts/read.tsx';
import { Section } from '../../parts/section.tsx';
import { performanceQuery } from './analytics-queries.ts';
import { analyticsTexts } from './texts.ts';

/** How fast and how reliable each model was in a period. */
export function Performance({ from }: { from: string }) {
  const texts = useTexts(analyticsTexts);
  const query = useQuery(performanceQuery(useOrganization(), from));
  const columns = useColumns();
  return (
    <Section title={texts.performance}>
      <p>{texts.performanceHint}</p>
      <Read query={query}>
        {({ models }) =>
          models.length === 0 ? (
            <p>{texts.nothing}</p>
          ) : (
            <PlainTable
              label={texts.performance}
              columns={columns}
              rows={models}
              keyOf={({ provider, model }) => `${provider}/${model}`}
            />
          )
        }
      </Read>
    </Section>
  );
}

function useColumns(): Column<ModelPerformance>[] {
  const texts = useTexts(analyticsTexts);
  const { number, percent } = useFormats();
  const ms = (value: number | null): string => (value === null ? '–' : texts.ms(number(Math.round(value))));
  return [
    {
      title: texts.groups.model,
      cell: ({ provider, model }) => <bdi>{`${provider}/${model ?? texts.unknown}`}</bdi>,
    },
    { title: texts.requests, isNumber: true, cell: ({ calls }) => number(calls) },
    {
      title: texts.success,
      isNumber: true,
      cell: ({ successRate }) => (successRate === null ? '–' : percent(successRate * 100)),
    },
    { title: texts.p50, isNumber: true, cell: ({ p50Ms }) => ms(p50Ms) },
    { title: texts.p95, isNumber: true, cell: ({ p95Ms }) => ms(p95Ms) },
  ];
}
