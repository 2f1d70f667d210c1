import type { Run } from '@prompt-refinery/client';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useOrganization } from '../../api/client.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { PageTop } from '../../parts/page-top.tsx';
import { Read } from '../../parts/read.tsx';
import { Comparison } from './comparison.tsx';
import { ItemView } from './item-view.tsx';
import { Outputs } from './outputs.tsx';
import { RunActions } from './run-actions.tsx';
import { RunDetails } from './run-details.tsx';
import { runQuery } from './run-queries.ts';
import { RunState } from './run-state.tsx';
import styles from './runs.module.css';
import { runSearch } from './runs-search.ts';
import { runTexts } from './texts.ts';
import { useLiveRun } from './use-live-run.ts';

/** One run: how far it is, what it says of its arms, and its outputs; or the outputs of one item. */
export function Page() {
  const texts = useTexts(runTexts);
  const organization = useOrganization();
  const { time } = useFormats();
  const { id } = useParams({ from: '/o/$slug/runs/$id' });
  const { item } = runSearch(useSearch({ from: '/o/$slug/runs/$id' }));
  const query = useQuery(runQuery(organization, id));
  const run = query.data;
  useLiveRun(organization, id, run);
  return (
    <div className={styles.page}>
      <PageTop name={run?.name ?? texts.run} actions={run && item === undefined && <RunActions run={run} />}>
        <Link to="/o/$slug/runs" params={{ slug: organization.slug }}>
          {texts.all}
        </Link>
        {run && ` · ${texts.madeAt(time(run.createdAt))}`}
        {run?.finishedAt && ` · ${texts.endedAt(time(run.finishedAt))}`}
      </PageTop>
      <Read query={query}>
        {(read) =>
          item === undefined ? <WholeRun run={read} /> : <ItemView key={item} run={read} id={item} />
        }
      </Read>
    </div>
  );
}

function WholeRun({ run }: { run: Run }) {
  return (
    <>
      <RunState run={run} />
      <Comparison run={run} />
      <Outputs run={run} />
      <RunDetails run={run} />
    </>
  );
}
