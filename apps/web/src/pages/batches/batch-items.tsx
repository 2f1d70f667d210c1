import { BATCH_ITEM_STATUSES, type Batch, type BatchItem, MAX_PAGE_SIZE } from '@prompt-refinery/client';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { itemsKey } from '../../api/batches.ts';
import { useOrganization } from '../../api/client.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { ApiText } from '../../parts/api-text.tsx';
import { Button } from '../../parts/button.tsx';
import { type Column, PagedTable } from '../../parts/paged-table.tsx';
import parts from '../../parts/parts.module.css';
import { Section } from '../../parts/section.tsx';
import { Empty } from '../../parts/states.tsx';
import { StatusFilter } from '../../parts/status-filter.tsx';
import styles from './batches.module.css';
import { itemsSearch } from './batches-search.ts';
import { batchTexts } from './texts.ts';
import { useFreshList } from './use-fresh-list.ts';

/** The items of a batch in the order of the upload, all or those with one status. */
export function BatchItems({ batch }: { batch: Batch }) {
  const texts = useTexts(batchTexts);
  const organization = useOrganization();
  const { slug, client } = organization;
  const { id } = batch;
  const navigate = useNavigate();
  const { status } = itemsSearch(useSearch({ from: '/o/$slug/batches/$id' }));
  const queryKey = [...itemsKey(organization, id), 'list', status ?? 'all'];
  const [isStale, readNow] = useFreshList(batch, queryKey);
  const input = { id, limit: MAX_PAGE_SIZE, ...(status ? { status } : {}) };
  return (
    <Section title={texts.items}>
      <StatusFilter
        label={texts.status}
        statuses={BATCH_ITEM_STATUSES}
        names={texts.itemStatuses}
        value={status}
        onChange={(next) =>
          void navigate({
            to: '/o/$slug/batches/$id',
            params: { slug, id },
            search: next ? { status: next } : {},
            replace: true,
            resetScroll: false,
          })
        }
      />
      {isStale && (
        <div className={styles.stale} role="status">
          {texts.stale} <Button onClick={readNow}>{texts.readAgain}</Button>
        </div>
      )}
      <PagedTable
        queryKey={queryKey}
        label={texts.items}
        first={() => client.listBatchItems(input).page()}
        columns={useColumns(slug, id)}
        idOf={(item) => item.id}
        empty={<Empty text={texts.emptyItems} />}
      />
    </Section>
  );
}

function useColumns(slug: string, id: string): Column<BatchItem>[] {
  const texts = useTexts(batchTexts);
  const { number, percent } = useFormats();
  return [
    {
      title: texts.position,
      isNumber: true,
      cell: ({ position }) => (
        <Link to="/o/$slug/batches/$id/$position" params={{ slug, id, position: String(position) }}>
          {number(position)}
        </Link>
      ),
    },
    {
      title: texts.prompt,
      cell: ({ excerpt }) => excerpt !== null && <bdi className={parts.cut}>{excerpt}</bdi>,
    },
    {
      title: texts.customId,
      cell: ({ customId }) => customId !== null && <bdi className={parts.cut}>{customId}</bdi>,
    },
    { title: texts.status, cell: ({ status }) => texts.itemStatuses[status] },
    {
      title: texts.tokens,
      isNumber: true,
      cell: ({ tokens }) => tokens && `${number(tokens.original)} → ${number(tokens.refined)}`,
    },
    {
      title: texts.saved,
      isNumber: true,
      cell: ({ tokens }) =>
        tokens && tokens.original > 0 ? percent((1 - tokens.refined / tokens.original) * 100) : '',
    },
    { title: texts.checks, cell: useOutcome() },
    {
      title: texts.error,
      cell: ({ error }) =>
        error && (
          <span className={parts.cut} title={error.message}>
            <code>{error.code}</code> <ApiText>{error.message}</ApiText>
          </span>
        ),
    },
  ];
}

/** What the checks say of an item. */
function useOutcome(): (item: Pick<BatchItem, 'checksPassed' | 'lost' | 'doubtful'>) => string {
  const texts = useTexts(batchTexts);
  const { number } = useFormats();
  return ({ checksPassed, lost = 0, doubtful = 0 }) => {
    if (checksPassed === undefined) return '';
    return lost + doubtful === 0 ? texts.passed : texts.outcome(number(lost), number(doubtful));
  };
}
