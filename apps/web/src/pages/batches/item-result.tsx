import { ApiError, type Checks } from '@prompt-refinery/client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useOrganization } from '../../api/client.ts';
import { refinedQuery } from '../../api/refined.ts';
import { useMessages, useTexts } from '../../i18n/messages.ts';
import { ApiText } from '../../parts/api-text.tsx';
import { Read } from '../../parts/read.tsx';
import { Section } from '../../parts/section.tsx';
import { findingsOf } from '../refine/diff/findings.ts';
import { Figures } from '../refine/figures.tsx';
import { LongText } from '../refine/long-text.tsx';
import { refineTexts } from '../refine/texts.ts';
import { Warnings } from '../refine/warnings.tsx';
import styles from './batches.module.css';
import { batchTexts } from './texts.ts';

/** The texts of an item before and after, and what the checks found. */
export function ItemResult({ id }: { id: string }) {
  const texts = useTexts(batchTexts);
  const { problem } = useMessages();
  const organization = useOrganization();
  const query = useQuery(refinedQuery(organization, id));
  const { error } = query;
  // The item stays when its result is deleted from the history.
  if (error instanceof ApiError && error.code === 'optimization_not_found') return <p>{texts.gone}</p>;
  return (
    <Read query={query}>
      {(refined) => (
        <>
          <Figures
            refined={refined}
            findings={refined.texts && findingsOf(refined.texts.checks, refined.refinedTokens)}
          />
          <Warnings refined={refined} />
          <Link to="/o/$slug/refine/$id" params={{ slug: organization.slug, id }}>
            {texts.diff}
          </Link>
          {refined.texts ? (
            <>
              <Doubts checks={refined.texts.checks} />
              <div className={styles.texts}>
                <LongText title={texts.original} text={refined.texts.original} />
                <LongText title={texts.refined} text={refined.texts.refined} />
              </div>
            </>
          ) : (
            <p>{refined.textsRemovedAt ? problem.textsRemoved : texts.noResult}</p>
          )}
        </>
      )}
    </Read>
  );
}

function Doubts({ checks }: { checks: Checks }) {
  const texts = useTexts(batchTexts);
  const { verdicts } = useTexts(refineTexts);
  const doubts = checks.requirements.filter(({ verdict }) => verdict !== 'kept');
  return (
    <Section title={texts.requirements}>
      {doubts.length === 0 ? (
        <p>{texts.noDoubts}</p>
      ) : (
        <ul className={styles.requirements}>
          {doubts.map(({ id, verdict, text, reason }) => (
            <li key={id}>
              {verdicts[verdict]}: <bdi>{text}</bdi>
              {reason && (
                <small>
                  {' '}
                  (<ApiText>{reason}</ApiText>)
                </small>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
