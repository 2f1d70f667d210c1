import { type Dataset, MAX_PAGE_SIZE } from '@prompt-refinery/client';
import { Link, useSearch } from '@tanstack/react-router';
import { BASE_URL } from '../../api/base-url.ts';
import { useOrganization } from '../../api/client.ts';
import { datasetsKey } from '../../api/datasets.ts';
import { useMay } from '../../api/permissions.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { type Column, PagedTable } from '../../parts/paged-table.tsx';
import parts from '../../parts/parts.module.css';
import { Empty } from '../../parts/states.tsx';
import { useLiveList } from '../../session/use-live-list.ts';
import { datasetsSearch } from './datasets-search.ts';
import { ImportDataset } from './import-dataset.tsx';
import { NewDataset } from './new-dataset.tsx';
import { datasetTexts } from './texts.ts';

/** The datasets of the organization, newest first, and the forms for another one. */
export function Page() {
  const texts = useTexts(datasetTexts);
  const organization = useOrganization();
  const { client, slug } = organization;
  const may = useMay();
  const { form } = datasetsSearch(useSearch({ from: '/o/$slug/datasets' }));
  const queryKey = datasetsKey(organization);
  useLiveList({
    queryKey,
    window: MAX_PAGE_SIZE,
    read: (signal) => client.listDatasets({ limit: MAX_PAGE_SIZE }, { signal }).page(),
    isChanging: () => false,
  });
  return (
    <div className={parts.stack}>
      <div className={parts.heading}>
        <h1>{texts.title}</h1>
        <FormLinks open={form} />
      </div>
      <p>{texts.intro}</p>
      {form === 'new' && may('createDataset') && <NewDataset />}
      {form === 'import' && may('importDataset') && <ImportDataset />}
      <PagedTable
        queryKey={queryKey}
        label={texts.title}
        first={() => client.listDatasets({ limit: MAX_PAGE_SIZE }).page()}
        columns={useColumns(slug)}
        idOf={({ id }) => id}
        empty={<Empty text={texts.empty} action={form === undefined && <FormLinks />} curl={CURL} />}
      />
    </div>
  );
}

const CURL = `curl -sS '${BASE_URL.href}api/datasets' -H "X-API-Key: $KEY" -H 'Content-Type: application/json' -d '{"name":"Questions of customers"}'`;

/** Each opens its form; the one of the open form closes it. */
function FormLinks({ open }: { open?: 'new' | 'import' | undefined }) {
  const texts = useTexts(datasetTexts);
  const { slug } = useOrganization();
  const may = useMay();
  const forms = [
    { form: 'new', operation: 'createDataset', label: texts.new },
    { form: 'import', operation: 'importDataset', label: texts.import },
  ] as const;
  return (
    <div className={parts.row}>
      {forms.map(
        ({ form, operation, label }) =>
          may(operation) && (
            <LinkButton
              key={form}
              primary={form === 'new' && open === undefined}
              to="/o/$slug/datasets"
              params={{ slug }}
              search={form === open ? {} : { form }}
            >
              {form === open ? texts.hide : label}
            </LinkButton>
          ),
      )}
    </div>
  );
}

function useColumns(slug: string): Column<Dataset>[] {
  const texts = useTexts(datasetTexts);
  const { number, time } = useFormats();
  return [
    {
      title: texts.name,
      cell: ({ id, name }) => (
        <Link to="/o/$slug/datasets/$id" params={{ slug, id }}>
          <bdi>{name}</bdi>
        </Link>
      ),
    },
    { title: texts.items, isNumber: true, cell: ({ itemCount }) => number(itemCount) },
    { title: texts.revision, isNumber: true, cell: ({ revision }) => number(revision) },
    { title: texts.changed, cell: ({ updatedAt }) => time(updatedAt) },
  ];
}
