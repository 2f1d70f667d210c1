import type { Run } from '@prompt-refinery/client';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useOrganization } from '../../api/client.ts';
import { useTexts } from '../../i18n/messages.ts';
import { Read } from '../../parts/read.tsx';
import { Comparison } from './comparison.tsx';
import { ItemView } from './item-view.tsx';
import { Outputs } from './outputs.tsx';
import { RunActions } from './run-actions.tsx';
import { RunArms } from './run-arms.tsx';
import { runQuery } from './run-queries.ts';
import { RunSummary } from './run-summary.tsx';
import styles from './runs.module.css';
import { runSearch } from './runs-search.ts';
import { runTexts } from './texts.ts';
import { useLiveRun } from './use-live-run.ts';

/** One run: how far it is, what it says of its arms, and its outputs; or the outputs of one item. */
export function Page() {
  const texts = useTexts(runTexts);
  const organization = useOrganization();
  const { id = '' } = useParams({ strict: false });
  const { item } = runSearch(useSearch({ strict: false }));
  const query = useQuery(runQuery(organization, id));
  useLiveRun(organization, id, query.data);
  return (
    <div className={styles.page}>
      <div>
        <h1 className={styles.name}>
          <bdi>{query.data?.name ?? texts.run}</bdi>
        </h1>
        <Link to="/o/$slug/runs" params={{ slug: organization.slug }}>
          {texts.all}
        </Link>
      </div>
      <Read query={query}>
        {(run) => (item === undefined ? <WholeRun run={run} /> : <ItemView key={item} run={run} id={item} />)}
      </Read>
    </div>
  );
}

function WholeRun({ run }: { run: Run }) {
  return (
    <>
      <RunSummary run={run} />
      <RunActions run={run} />
      <Comparison run={run} />
      <RunArms arms={run.arms} />
      <Outputs run={run} />
    </>
  );
}
