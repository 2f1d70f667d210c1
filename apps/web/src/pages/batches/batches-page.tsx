import { BATCH_STATUSES, type Batch, MAX_PAGE_SIZE } from '@prompt-refinery/client';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { BASE_URL } from '../../api/base-url.ts';
import { batchesKey, isUnfinished } from '../../api/batches.ts';
import { useOrganization } from '../../api/client.ts';
import { useMay } from '../../api/permissions.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { type Column, PagedTable } from '../../parts/paged-table.tsx';
import parts from '../../parts/parts.module.css';
import { Empty } from '../../parts/states.tsx';
import { StatusFilter } from '../../parts/status-filter.tsx';
import { useLiveList } from '../../session/use-live-list.ts';
import styles from './batches.module.css';
import { type BatchesSearch, batchesSearch } from './batches-search.ts';
import { NewBatch } from './new-batch.tsx';
import { batchTexts } from './texts.ts';

/** All batches of the organization, newest first, and the form for another one. */
export function Page() {
  const texts = useTexts(batchTexts);
  const organization = useOrganization();
  const { slug } = organization;
  const navigate = useNavigate();
  const may = useMay();
  const search = batchesSearch(useSearch({ from: '/o/$slug/batches' }));
  const { status, form } = search;
  const go = (next: BatchesSearch): void =>
    void navigate({ to: '/o/$slug/batches', params: { slug }, search: next });
  const withStatus = status ? { status } : {};
  const queryKey = [...batchesKey(organization), status ?? 'all'];
  useLiveList({
    queryKey,
    window: MAX_PAGE_SIZE,
    read: (signal) =>
      organization.client.listBatches({ ...withStatus, limit: MAX_PAGE_SIZE }, { signal }).page(),
    isChanging: isUnfinished,
  });
  const link = (
    <Link
      to="/o/$slug/batches"
      params={{ slug }}
      search={form ? withStatus : { ...search, form: 'open' }}
      className={`${parts.button} ${form ? '' : parts.primary} ${styles.create}`}
    >
      {form ? texts.hide : texts.create}
    </Link>
  );
  return (
    <div className={styles.page}>
      <div className={parts.heading}>
        <h1>{texts.title}</h1>
        {may('createBatch') && link}
      </div>
      {form && may('createBatch') && <NewBatch />}
      <div className={parts.stack}>
        <StatusFilter
          label={texts.status}
          statuses={BATCH_STATUSES}
          names={texts.statuses}
          value={status}
          onChange={(next) => go({ ...(next ? { status: next } : {}), ...(form ? { form } : {}) })}
        />
        <PagedTable
          queryKey={queryKey}
          label={texts.title}
          first={() => organization.client.listBatches({ ...withStatus, limit: MAX_PAGE_SIZE }).page()}
          columns={useColumns(slug)}
          idOf={({ id }) => id}
          empty={
            status ? (
              <Empty text={texts.emptyFiltered} />
            ) : (
              <Empty text={texts.empty} action={!form && may('createBatch') && link} curl={CURL} />
            )
          }
        />
      </div>
    </div>
  );
}

const CURL = `curl -sS '${BASE_URL.href}api/batches' -H "X-API-Key: $KEY" -H 'Content-Type: application/x-ndjson' --data-binary @prompts.ndjson`;

function useColumns(slug: string): Column<Batch>[] {
  const texts = useTexts(batchTexts);
  const { number, percent, time } = useFormats();
  return [
    {
      title: texts.name,
      cell: ({ id, name, createdAt }) => (
        <Link to="/o/$slug/batches/$id" params={{ slug, id }} className={parts.cut}>
          <bdi>{name ?? time(createdAt)}</bdi>
        </Link>
      ),
    },
    { title: texts.status, cell: ({ status }) => texts.statuses[status] },
    {
      title: texts.done,
      isNumber: true,
      cell: ({ counts: { total, pending, processing } }) =>
        texts.doneOf(number(total - pending - processing), number(total)),
    },
    {
      title: texts.failed,
      isNumber: true,
      cell: ({ counts }) => number(counts.failed),
    },
    {
      title: texts.saved,
      isNumber: true,
      cell: ({ counts, savingsPercentage }) => (counts.completed > 0 ? percent(savingsPercentage) : '–'),
    },
    { title: texts.created, cell: ({ createdAt }) => time(createdAt) },
  ];
}
