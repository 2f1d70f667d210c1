import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useOrganization } from '../../api/client.ts';
import { type Refined, refinedQuery } from '../../api/refined.ts';
import { useMessages } from '../../i18n/messages.ts';
import { ProblemNote } from '../../parts/problem.tsx';
import { Empty, Loading } from '../../parts/states.tsx';
import styles from './diff.module.css';
import { ResultSummary } from './result-summary.tsx';
import { Workbench } from './workbench.tsx';

/** A refined prompt: what was changed and why, and what of it the reader keeps. */
export function Page() {
  const { refine } = useMessages();
  const organization = useOrganization();
  const { id = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery(refinedQuery(organization, id));
  return (
    <div className={styles.page}>
      <div>
        <h1>{refine.result}</h1>
        <Link to="/o/$slug/refine" params={{ slug: organization.slug }}>
          {refine.startAgain}
        </Link>
      </div>
      {!data && error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && <Result key={data.id} refined={data} />}
    </div>
  );
}

function Result({ refined }: { refined: Refined }) {
  const { refine, problem } = useMessages();
  if (refined.status === 'processing') return <p role="status">{refine.working} …</p>;
  if (refined.error) {
    const { code, message } = refined.error;
    return (
      <div role="alert">
        <p>{problem.title}</p>
        <p lang="en">{message}</p>
        <code>{code}</code>
      </div>
    );
  }
  const { texts } = refined;
  if (texts) return <Workbench refined={refined} texts={texts} />;
  return (
    <>
      <ResultSummary refined={refined} tokens={refined.refinedTokens} />
      <Empty text={problem.textsRemoved} />
    </>
  );
}
