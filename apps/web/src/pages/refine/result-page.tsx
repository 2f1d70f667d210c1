import type { Review } from '@prompt-refinery/client';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useOrganization } from '../../api/client.ts';
import { type Refined, refinedQuery, reviewQuery } from '../../api/refined.ts';
import { useMessages, useTexts } from '../../i18n/messages.ts';
import { ApiText } from '../../parts/api-text.tsx';
import { ProblemNote } from '../../parts/problem.tsx';
import { Empty, Loading } from '../../parts/states.tsx';
import styles from './diff.module.css';
import { Figures } from './figures.tsx';
import { ResultHeader } from './result-header.tsx';
import { refineTexts } from './texts.ts';
import { Warnings } from './warnings.tsx';
import { Workbench } from './workbench.tsx';

/** A refined prompt: what was changed and why, and what of it the reader keeps. */
export function Page() {
  const refine = useTexts(refineTexts);
  const organization = useOrganization();
  const { id } = useParams({ from: '/o/$slug/refine/$id' });
  const { data, error, refetch } = useQuery(refinedQuery(organization, id));
  const isReviewed = Boolean(data?.texts && data.reviewedAt);
  const review = useQuery({ ...reviewQuery(organization, id), enabled: isReviewed });
  const problem = data ? review.error : error;
  const isHere = data && (review.data !== undefined || !isReviewed);
  return (
    <div className={styles.page}>
      {!(isHere && data.texts && data.status !== 'processing' && !data.error) && (
        <ResultHeader
          refined={data}
          actions={
            <Link to="/o/$slug/refine" params={{ slug: organization.slug }}>
              {refine.startAgain}
            </Link>
          }
        />
      )}
      {!isHere && problem && (
        <ProblemNote error={problem} onRetry={() => void (data ? review.refetch() : refetch())} />
      )}
      {!isHere && !problem && <Loading />}
      {isHere && <Result key={data.id} refined={data} review={review.data ?? null} />}
    </div>
  );
}

function Result({ refined, review }: { refined: Refined; review: Review | null }) {
  const refine = useTexts(refineTexts);
  const { problem } = useMessages();
  if (refined.status === 'processing') return <p role="status">{refine.working} …</p>;
  if (refined.error) {
    const { code, message } = refined.error;
    return (
      <div role="alert">
        <p>{problem.title}</p>
        <p>
          <ApiText>{message}</ApiText>
        </p>
        <code>{code}</code>
      </div>
    );
  }
  const { texts } = refined;
  if (texts) return <Workbench refined={refined} texts={texts} review={review} />;
  return (
    <>
      <Figures refined={refined} findings={null} />
      <Warnings refined={refined} />
      <Empty text={problem.textsRemoved} />
    </>
  );
}
