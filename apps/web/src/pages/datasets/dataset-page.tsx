import type { Dataset } from '@prompt-refinery/client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useOrganization } from '../../api/client.ts';
import { datasetQuery } from '../../api/datasets.ts';
import { useMay } from '../../api/permissions.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { Read } from '../../parts/read.tsx';
import { AddFile } from './add-file.tsx';
import { AddItem } from './add-item.tsx';
import { DatasetActions } from './dataset-actions.tsx';
import { DatasetFacts } from './dataset-facts.tsx';
import { DatasetItems } from './dataset-items.tsx';
import { takeDataset } from './dataset-queries.ts';
import styles from './datasets.module.css';
import { datasetSearch } from './datasets-search.ts';
import { datasetTexts } from './texts.ts';

/** One dataset: its items in any revision, more of them, and the end of it. */
export function Page() {
  const texts = useTexts(datasetTexts);
  const organization = useOrganization();
  const { slug } = organization;
  const { id } = useParams({ from: '/o/$slug/datasets/$id' });
  const { form, revision } = datasetSearch(useSearch({ from: '/o/$slug/datasets/$id' }));
  const query = useQuery(datasetQuery(organization, id));
  const may = useMay();
  const [added, onAdded] = useAdded();
  return (
    <div className={styles.page}>
      <div>
        <h1>
          <bdi>{query.data?.name ?? texts.one}</bdi>
        </h1>
        <Link to="/o/$slug/datasets" params={{ slug }}>
          {texts.all}
        </Link>
      </div>
      <Read query={query}>
        {(dataset) => (
          <>
            <DatasetFacts dataset={dataset} />
            <DatasetActions dataset={dataset} open={form} />
            {form === 'file' && may('addDatasetItems') && <AddFile dataset={dataset} onAdded={onAdded} />}
            {form === 'item' && may('addDatasetItems') && <AddItem dataset={dataset} />}
            <p role="status">{form === undefined ? added : ''}</p>
            <DatasetItems dataset={dataset} revision={revision} />
          </>
        )}
      </Read>
    </div>
  );
}

/** What is said once items were uploaded, and what closes the form then. */
function useAdded() {
  const texts = useTexts(datasetTexts);
  const { number } = useFormats();
  const organization = useOrganization();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [added, setAdded] = useState('');
  const onAdded = (changed: Dataset): void => {
    const { id, itemCount, revision } = changed;
    takeDataset(queries, organization, changed);
    setAdded(texts.added(itemCount, number(itemCount), number(revision)));
    // The form is gone, and so is the place where the reader was.
    document.getElementById('content')?.focus();
    void navigate({ to: '/o/$slug/datasets/$id', params: { slug: organization.slug, id } });
  };
  return [added, onAdded] as const;
}
