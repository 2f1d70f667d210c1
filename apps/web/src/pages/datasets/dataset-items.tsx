import { type Dataset, type DatasetItem, MAX_PAGE_SIZE } from '@prompt-refinery/client';
import { Link } from '@tanstack/react-router';
import { BASE_URL } from '../../api/base-url.ts';
import { useOrganization } from '../../api/client.ts';
import { useMay } from '../../api/permissions.ts';
import { useTexts } from '../../i18n/messages.ts';
import { type Column, PagedTable } from '../../parts/paged-table.tsx';
import parts from '../../parts/parts.module.css';
import { Section } from '../../parts/section.tsx';
import { Empty } from '../../parts/states.tsx';
import { FormLinks } from './dataset-actions.tsx';
import { itemListKey } from './dataset-queries.ts';
import { RemoveItem } from './remove-item.tsx';
import { RevisionForm } from './revision-form.tsx';
import { shortInput, shortText } from './short-input.ts';
import { datasetTexts } from './texts.ts';

interface DatasetItemsProps {
  dataset: Dataset;
  /** An older one than the newest. One that is not there yet is the newest. */
  revision: number | undefined;
}

/**
 * The items of a revision in the order of the uploads. A revision never changes: a change of the dataset is
 * another list.
 */
export function DatasetItems({ dataset, revision: named }: DatasetItemsProps) {
  const texts = useTexts(datasetTexts);
  const organization = useOrganization();
  const { id } = dataset;
  const isOld = named !== undefined && named < dataset.revision;
  const revision = isOld ? named : dataset.revision;
  return (
    <Section title={texts.items}>
      {dataset.revision > 0 && <RevisionForm dataset={dataset} revision={revision} />}
      <PagedTable
        queryKey={itemListKey(organization, id, revision)}
        label={texts.items}
        first={() => organization.client.listDatasetItems({ id, revision, limit: MAX_PAGE_SIZE }).page()}
        columns={useColumns(dataset, isOld ? revision : undefined)}
        idOf={(item) => item.id}
        empty={isOld ? <Empty text={texts.noItemsThen} /> : <NoItems id={id} />}
      />
    </Section>
  );
}

function NoItems({ id }: { id: string }) {
  const texts = useTexts(datasetTexts);
  const may = useMay();
  return (
    <Empty
      text={texts.noItems}
      action={
        may('addDatasetItems') && (
          <div className={parts.row}>
            <FormLinks id={id} />
          </div>
        )
      }
      curl={`curl -sS '${BASE_URL.href}api/datasets/${id}/items' -H "X-API-Key: $KEY" -F file=@items.csv`}
    />
  );
}

function useColumns(dataset: Dataset, revision: number | undefined): Column<DatasetItem>[] {
  const texts = useTexts(datasetTexts);
  const { slug } = useOrganization();
  const may = useMay();
  const columns: Column<DatasetItem>[] = [
    {
      title: texts.input,
      cell: ({ id, input }) => (
        <Link
          to="/o/$slug/datasets/$id/$itemId"
          params={{ slug, id: dataset.id, itemId: id }}
          search={revision === undefined ? {} : { revision }}
        >
          <bdi>{shortInput(input, texts.messages) || '–'}</bdi>
        </Link>
      ),
    },
    {
      title: texts.expected,
      cell: ({ expected }) => <bdi>{expected === null ? '–' : shortText(expected)}</bdi>,
    },
    { title: texts.customId, cell: ({ customId }) => <bdi>{customId ?? '–'}</bdi> },
  ];
  if (revision === undefined && may('removeDatasetItem'))
    columns.push({
      title: texts.remove,
      cell: (item) => <RemoveItem dataset={dataset} item={item} label={texts.remove} />,
    });
  return columns;
}
