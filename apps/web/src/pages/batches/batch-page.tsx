import type { Batch } from '@prompt-refinery/client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { batchQuery, isUnfinished } from '../../api/batches.ts';
import { type OpenOrganization, useOrganization } from '../../api/client.ts';
import { useTexts } from '../../i18n/messages.ts';
import { Read } from '../../parts/read.tsx';
import { useSharedPoll } from '../../session/use-shared-poll.ts';
import { BatchActions } from './batch-actions.tsx';
import { BatchItems } from './batch-items.tsx';
import { BatchPictures } from './batch-pictures.tsx';
import { BatchSummary } from './batch-summary.tsx';
import styles from './batches.module.css';
import { batchTexts } from './texts.ts';

/** Longest time between two looks at a running batch. */
const INTERVAL_MS = 2_000;

/** One batch: how far it is, what can be done about it, what came out, and its items. */
export function Page() {
  const texts = useTexts(batchTexts);
  const organization = useOrganization();
  const { id } = useParams({ from: '/o/$slug/batches/$id' });
  const query = useQuery(batchQuery(organization, id));
  useLiveBatch(organization, id, query.data);
  return (
    <div className={styles.page}>
      <div>
        <h1 className={styles.name}>
          <bdi>{query.data?.name ?? texts.batch}</bdi>
        </h1>
        <Link to="/o/$slug/batches" params={{ slug: organization.slug }}>
          {texts.all}
        </Link>
      </div>
      <Read query={query}>
        {(batch) => (
          <>
            <BatchSummary batch={batch} />
            <BatchActions batch={batch} />
            <BatchPictures batch={batch} />
            <BatchItems batch={batch} />
          </>
        )}
      </Read>
    </div>
  );
}

/** Follows a batch until it has ended. */
function useLiveBatch(organization: OpenOrganization, id: string, batch: Batch | undefined): void {
  const queries = useQueryClient();
  const { queryKey } = batchQuery(organization, id);
  useSharedPoll<Batch>({
    name: batch && isUnfinished(batch) ? queryKey.join(' ') : null,
    ask: (signal) => organization.client.watchBatch(id, { signal, intervalMs: INTERVAL_MS }),
    take: (now) => queries.setQueryData(queryKey, now),
    onError: () => void queries.invalidateQueries({ queryKey }),
  });
}
