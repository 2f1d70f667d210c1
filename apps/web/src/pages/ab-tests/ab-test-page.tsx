import type { AbTest } from '@prompt-refinery/client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type OpenOrganization, useOrganization } from '../../api/client.ts';
import { useMay } from '../../api/permissions.ts';
import { promptQuery } from '../../api/prompts.ts';
import { useTexts } from '../../i18n/messages.ts';
import { Read } from '../../parts/read.tsx';
import { pause, useSharedPoll } from '../../session/use-shared-poll.ts';
import { AbTestArms } from './ab-test-arms.tsx';
import { AbTestComparison } from './ab-test-comparison.tsx';
import { AbTestGuardrails } from './ab-test-guardrails.tsx';
import { abTestQuery, nextLook } from './ab-test-queries.ts';
import { AbTestRatio } from './ab-test-ratio.tsx';
import { AbTestSettings } from './ab-test-settings.tsx';
import { AbTestState } from './ab-test-state.tsx';
import styles from './ab-tests.module.css';
import { SendUnits } from './send-units.tsx';
import { abTestTexts } from './texts.ts';

/** One A/B test: how it stands, what to do next, and everything that is known by now. */
export function Page() {
  const texts = useTexts(abTestTexts);
  const organization = useOrganization();
  const { id } = useParams({ from: '/o/$slug/ab-tests/$id' });
  const may = useMay();
  const query = useQuery(abTestQuery(organization, id));
  const promptId = query.data?.promptId ?? '';
  const { data: prompt } = useQuery({
    ...promptQuery(organization, promptId),
    enabled: promptId !== '' && may('getPromptById'),
  });
  useLiveTest(organization, id, query.data);
  return (
    <div className={styles.page}>
      <div>
        <h1>
          {prompt ? (
            <>
              {texts.of} <bdi>{prompt.name}</bdi>
            </>
          ) : (
            texts.one
          )}
        </h1>
        <Link to="/o/$slug/ab-tests" params={{ slug: organization.slug }}>
          {texts.all}
        </Link>
      </div>
      <Read query={query}>
        {(test) => (
          <>
            <AbTestState test={test} prompt={prompt} />
            {isWaiting(test) && <SendUnits test={test} slug={prompt?.slug} />}
            <AbTestArms test={test} />
            {test.status !== 'draft' && <AbTestComparison test={test} />}
            <AbTestGuardrails test={test} />
            {test.status !== 'draft' && <AbTestRatio srm={test.srm} />}
            {test.status === 'running' && !isWaiting(test) && <SendUnits test={test} slug={prompt?.slug} />}
            <AbTestSettings test={test} />
          </>
        )}
      </Read>
    </div>
  );
}

/** Whether a test runs and no unit has come: what a program has to do is then what matters most. */
const isWaiting = ({ status, arms }: AbTest): boolean =>
  status === 'running' && arms.every(({ exposed }) => exposed === 0);

/** Follows a test as long as it may change. */
function useLiveTest(organization: OpenOrganization, id: string, test: AbTest | undefined): void {
  const queries = useQueryClient();
  const { queryKey } = abTestQuery(organization, id);
  const wait = test ? nextLook(test, Date.now()) : null;
  useSharedPoll<AbTest>({
    // Looks as often as the status asks for, from the moment that it changes.
    name: wait === null ? null : [...queryKey, test?.status].join(' '),
    async *ask(signal) {
      for (let next = wait; next !== null && !signal.aborted; ) {
        await pause(next, signal);
        if (signal.aborted) return;
        const now = await organization.client.getAbTest({ id }, { signal });
        yield now;
        next = nextLook(now, Date.now());
      }
    },
    take: (now) => queries.setQueryData(queryKey, now),
    onError: () => void queries.invalidateQueries({ queryKey }),
  });
}
