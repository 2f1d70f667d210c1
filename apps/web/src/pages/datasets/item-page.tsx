import type { DatasetItem } from '@prompt-refinery/client';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useOrganization } from '../../api/client.ts';
import { useMay } from '../../api/permissions.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { Facts } from '../../parts/facts.tsx';
import { Read } from '../../parts/read.tsx';
import { Section } from '../../parts/section.tsx';
import { LongText } from '../refine/long-text.tsx';
import { itemQuery } from './dataset-queries.ts';
import styles from './datasets.module.css';
import { revisionSearch } from './datasets-search.ts';
import { InputValues } from './input-values.tsx';
import { RemoveItem } from './remove-item.tsx';
import { datasetTexts } from './texts.ts';

/** One item of a dataset, with all of its texts. */
export function Page() {
  const texts = useTexts(datasetTexts);
  const organization = useOrganization();
  const { slug } = organization;
  const { id, itemId } = useParams({ from: '/o/$slug/datasets/$id/$itemId' });
  const search = revisionSearch(useSearch({ from: '/o/$slug/datasets/$id/$itemId' }));
  const query = useQuery(itemQuery(organization, { id, itemId, revision: search.revision }));
  const isNewest = search.revision === undefined;
  return (
    <div className={styles.page}>
      <div>
        <h1>{texts.item}</h1>
        <Link to="/o/$slug/datasets/$id" params={{ slug, id }} search={search}>
          {texts.toDataset}
        </Link>
      </div>
      <Read query={query}>
        {(item) => (
          <>
            <ItemFacts item={item} revision={search.revision} />
            <InputValues input={item.input} />
            {item.expected === null ? (
              <p>{texts.noExpected}</p>
            ) : (
              <LongText title={texts.expected} text={item.expected} />
            )}
            <Metadata item={item} />
            {isNewest && <Remove id={id} item={item} />}
          </>
        )}
      </Read>
    </div>
  );
}

function ItemFacts({ item, revision }: { item: DatasetItem; revision: number | undefined }) {
  const texts = useTexts(datasetTexts);
  const { number, time } = useFormats();
  return (
    <Facts
      facts={[
        [texts.customId, item.customId && <bdi key="id">{item.customId}</bdi>],
        [texts.revision, revision === undefined ? null : number(revision)],
        [texts.created, time(item.createdAt)],
      ]}
    />
  );
}

function Metadata({ item: { metadata } }: { item: DatasetItem }) {
  const texts = useTexts(datasetTexts);
  const entries = Object.entries(metadata);
  if (entries.length === 0) return null;
  return (
    <Section title={texts.metadata}>
      <Facts facts={entries.map(([name, value]) => [name, <bdi key={name}>{value}</bdi>])} />
    </Section>
  );
}

/** Afterwards the dataset is shown. */
function Remove({ id, item }: { id: string; item: DatasetItem }) {
  const texts = useTexts(datasetTexts);
  const { slug } = useOrganization();
  const navigate = useNavigate();
  if (!useMay()('removeDatasetItem')) return null;
  return (
    <div>
      <RemoveItem
        dataset={{ id }}
        item={item}
        label={texts.removeItem}
        onRemoved={() => navigate({ to: '/o/$slug/datasets/$id', params: { slug, id } })}
      />
    </div>
  );
}
