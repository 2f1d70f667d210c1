import { MAX_PAGE_SIZE, type Run } from '@prompt-refinery/client';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { BASE_URL } from '../../api/base-url.ts';
import { useOrganization } from '../../api/client.ts';
import { newestDatasetsQuery } from '../../api/datasets.ts';
import { useMay } from '../../api/permissions.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { type Column, PagedTable } from '../../parts/paged-table.tsx';
import parts from '../../parts/parts.module.css';
import { Empty } from '../../parts/states.tsx';
import { useLiveList } from '../../session/use-live-list.ts';
import { DatasetField } from './dataset-field.tsx';
import { isUnfinished, runsKey } from './run-queries.ts';
import styles from './runs.module.css';
import { runsSearch } from './runs-search.ts';
import { runTexts } from './texts.ts';

/** All runs of the organization, newest first, or those with one dataset. */
export function Page() {
  const texts = useTexts(runTexts);
  const organization = useOrganization();
  const { slug, client } = organization;
  const navigate = useNavigate();
  const may = useMay();
  const { dataset } = runsSearch(useSearch({ from: '/o/$slug/runs' }));
  const filter = dataset === undefined ? {} : { datasetId: dataset };
  const queryKey = [...runsKey(organization), dataset ?? 'all'];
  useLiveList<Run>({
    queryKey,
    window: MAX_PAGE_SIZE,
    read: (signal) => client.listRuns({ ...filter, limit: MAX_PAGE_SIZE }, { signal }).page(),
    isChanging: isUnfinished,
  });
  const make = may('createRun') && (
    <LinkButton to="/o/$slug/runs/new" params={{ slug }} search={dataset ? { dataset } : {}} primary>
      {texts.new}
    </LinkButton>
  );
  return (
    <div className={styles.page}>
      <div className={parts.heading}>
        <h1>{texts.title}</h1>
        {make}
      </div>
      <p>{texts.intro}</p>
      <div className={parts.filter}>
        <DatasetField
          value={dataset ?? ''}
          isFilter
          onChange={(next) =>
            void navigate({
              to: '/o/$slug/runs',
              params: { slug },
              search: next === '' ? {} : { dataset: next },
              replace: true,
            })
          }
        />
      </div>
      <PagedTable
        queryKey={queryKey}
        label={texts.title}
        first={() => client.listRuns({ ...filter, limit: MAX_PAGE_SIZE }).page()}
        columns={useColumns(slug)}
        idOf={({ id }) => id}
        empty={
          dataset === undefined ? (
            <Empty text={texts.empty} action={make} curl={CURL} />
          ) : (
            <Empty text={texts.emptyFiltered} />
          )
        }
      />
    </div>
  );
}

const CURL = `curl -sS '${BASE_URL.href}api/v1/runs' -H "X-API-Key: $KEY" -H 'Content-Type: application/json' -d '{"datasetId":"…","arms":[{"promptId":"…","version":1},{"promptId":"…","version":2}],"evaluators":["…"]}'`;

function useColumns(slug: string): Column<Run>[] {
  const texts = useTexts(runTexts);
  const { number, time, usd } = useFormats();
  const datasets = useQuery(newestDatasetsQuery(useOrganization()));
  const datasetName = (id: string): string => datasets.data?.find((one) => one.id === id)?.name ?? '–';
  return [
    {
      title: texts.name,
      cell: ({ id, name, createdAt }) => (
        <Link to="/o/$slug/runs/$id" params={{ slug, id }} className={parts.cut}>
          <bdi>{name ?? time(createdAt)}</bdi>
        </Link>
      ),
    },
    { title: texts.status, cell: ({ status }) => texts.statuses[status] },
    {
      title: texts.dataset,
      cell: ({ datasetId }) => <bdi className={parts.cut}>{datasetName(datasetId)}</bdi>,
    },
    { title: texts.arms, cell: ({ arms }) => shortOf(arms, texts) },
    {
      title: texts.cells,
      isNumber: true,
      cell: ({ cells: { total, completed, failed, cancelled } }) =>
        texts.doneOf(number(completed + failed + cancelled), number(total)),
    },
    { title: texts.cost, isNumber: true, cell: ({ costUsd }) => usd(costUsd) },
    { title: texts.created, cell: ({ createdAt }) => time(createdAt) },
  ];
}

/** As many versions of one prompt as a cell of the table has room for. */
const MOST_VERSIONS = 4;

function shortOf(
  arms: Run['arms'],
  { short, armCount }: { short: (version: string) => string; armCount: (many: number) => string },
): string {
  const isOnePrompt = new Set(arms.map(({ promptId }) => promptId)).size === 1;
  if (!isOnePrompt || arms.length > MOST_VERSIONS) return armCount(arms.length);
  return arms.map(({ version }) => short(String(version))).join(' · ');
}
