import type { OneCall } from '@prompt-refinery/client';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useOrganization } from '../../api/client.ts';
import { keyNamesQuery } from '../../api/key-names.ts';
import { memberNamesQuery } from '../../api/members.ts';
import { useMay } from '../../api/permissions.ts';
import { useTexts } from '../../i18n/messages.ts';
import { Read } from '../../parts/read.tsx';
import { Loading } from '../../parts/states.tsx';
import { CallFacts } from './call-facts.tsx';
import { callQuery } from './call-queries.ts';
import { CallSaved } from './call-saved.tsx';
import { CallTexts } from './call-texts.tsx';
import { CallTries } from './call-tries.tsx';
import { CallUsage } from './call-usage.tsx';
import styles from './calls.module.css';
import { callTexts } from './texts.ts';

/**
 * One call: what it was for, who answered, what it cost, what was saved, and its texts where they are kept.
 */
export function Page() {
  const texts = useTexts(callTexts);
  const organization = useOrganization();
  const { id } = useParams({ from: '/o/$slug/calls/$id' });
  // Whoever may change what is kept may read it.
  const mayRead = useMay()('updateGateway');
  const query = useQuery(callQuery(organization, id, mayRead));
  const isNaming = useNames();
  return (
    <div className={styles.page}>
      <div>
        <h1>{texts.one}</h1>
        <Link to="/o/$slug/calls" params={{ slug: organization.slug }}>
          {texts.all}
        </Link>
      </div>
      <Read query={query}>{(call) => (isNaming ? <Loading /> : <Call call={call} />)}</Read>
    </div>
  );
}

/**
 * Reads beside the call what people and keys are called, so that no id is shown first. Answers whether it is
 * on its way.
 */
function useNames(): boolean {
  const organization = useOrganization();
  const may = useMay();
  const members = useQuery({ ...memberNamesQuery(organization), enabled: may('listMembers') });
  const keys = useQuery({ ...keyNamesQuery(organization), enabled: may('listApiKeys') });
  return members.isLoading || keys.isLoading;
}

function Call({ call }: { call: OneCall }) {
  return (
    <>
      <CallFacts call={call} />
      <CallUsage usage={call.usage} />
      <CallSaved saved={call.saved} />
      <CallTries attempts={call.attempts} />
      {call.texts !== undefined && <CallTexts texts={call.texts} />}
    </>
  );
}
