import { type HistoryEntry, MAX_PAGE_SIZE } from '@prompt-refinery/client';
import { Link, useSearch } from '@tanstack/react-router';
import { BASE_URL } from '../../api/base-url.ts';
import { useOrganization } from '../../api/client.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { type Column, PagedTable } from '../../parts/paged-table.tsx';
import parts from '../../parts/parts.module.css';
import { Empty } from '../../parts/states.tsx';
import { HistoryFilters } from './history-filters.tsx';
import { historyInput, historySearch } from './history-search.ts';
import { historyTexts } from './texts.ts';

/** Everything that was refined in the organization, newest first. */
export function Page() {
  const history = useTexts(historyTexts);
  const organization = useOrganization();
  const search = historySearch(useSearch({ from: '/o/$slug/history' }));
  const isFiltered = Object.keys(search).length > 0;
  return (
    <div className={parts.stack}>
      <h1>{history.title}</h1>
      <HistoryFilters key={JSON.stringify(search)} search={search} />
      <PagedTable
        queryKey={['history', organization.id, search]}
        label={history.title}
        first={() =>
          organization.client.listHistory({ ...historyInput(search), limit: MAX_PAGE_SIZE }).page()
        }
        columns={useColumns(organization.slug)}
        idOf={({ id }) => id}
        empty={isFiltered ? <Empty text={history.emptyFiltered} /> : <NothingYet slug={organization.slug} />}
      />
    </div>
  );
}

function NothingYet({ slug }: { slug: string }) {
  const history = useTexts(historyTexts);
  return (
    <Empty
      text={history.empty}
      action={
        <Link to="/o/$slug/refine" params={{ slug }}>
          {history.first}
        </Link>
      }
      curl={`curl -sS '${BASE_URL.href}api/optimize' -H "X-API-Key: $KEY" -H 'Content-Type: application/json' -d '{"text":"Hello! Could you please summarize this?"}'`}
    />
  );
}

function useColumns(slug: string): Column<HistoryEntry>[] {
  const history = useTexts(historyTexts);
  const { number, percent, time } = useFormats();
  const orNone = (value: number | null, format: (value: number) => string): string =>
    value === null ? '–' : format(value);
  return [
    {
      title: history.prompt,
      cell: ({ id, excerpt }) => (
        <Link to="/o/$slug/refine/$id" params={{ slug, id }} className={parts.cut}>
          <bdi>{excerpt === null ? history.noWords : excerpt || '…'}</bdi>
        </Link>
      ),
    },
    { title: history.time, cell: ({ createdAt }) => time(createdAt) },
    { title: history.status, cell: ({ status }) => history.statuses[status] },
    {
      title: history.tokens,
      isNumber: true,
      cell: ({ originalTokens, refinedTokens }) =>
        `${number(originalTokens)} → ${orNone(refinedTokens, number)}`,
    },
    {
      title: history.saved,
      isNumber: true,
      cell: ({ savingsPercentage }) => orNone(savingsPercentage, percent),
    },
    { title: history.provider, cell: ({ provider, model }) => [provider, model].filter(Boolean).join(' · ') },
  ];
}
