import { MAX_PAGE_SIZE, type OpenSession } from '@prompt-refinery/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { personalClient } from '../../api/client.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { Button } from '../../parts/button.tsx';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { type Column, PagedTable } from '../../parts/paged-table.tsx';
import { ProblemNote } from '../../parts/problem.tsx';
import { Section } from '../../parts/section.tsx';
import { deviceName } from './device-name.ts';
import styles from './me.module.css';
import { endOtherSessions, endSession, SESSIONS } from './sessions.ts';
import { meTexts } from './texts.ts';

/** Where the person is signed in. */
export function SessionsTab() {
  const { sessions } = useTexts(meTexts);
  const queries = useQueryClient();
  const readAgain = (): Promise<void> => queries.invalidateQueries({ queryKey: SESSIONS });
  const ending = useMutation({
    mutationFn: endSession,
    onSuccess: async () => {
      await readAgain();
      // The button that had it is gone.
      document.getElementById('content')?.focus();
    },
  });
  const endOthers = (
    <ConfirmButton
      label={sessions.endOthers}
      question={sessions.endOthersAsk}
      action={() => endOtherSessions().finally(readAgain)}
    />
  );
  return (
    <Section title={sessions.title} actions={endOthers}>
      <p role="status">{ending.isSuccess ? sessions.ended : ''}</p>
      {ending.error && <ProblemNote error={ending.error} />}
      <PagedTable
        queryKey={SESSIONS}
        label={sessions.title}
        first={() => personalClient.listSessions({ limit: MAX_PAGE_SIZE }).page()}
        columns={useColumns(ending.mutate, ending.isPending)}
        idOf={({ id }) => id}
        empty={null}
      />
    </Section>
  );
}

function useColumns(end: (id: string) => void, isEnding: boolean): Column<OpenSession>[] {
  const { sessions } = useTexts(meTexts);
  const { time } = useFormats();
  const nameOf = ({ device }: OpenSession): string => deviceName(device) ?? sessions.unknown;
  return [
    { title: sessions.device, cell: (session) => <bdi>{nameOf(session)}</bdi> },
    {
      title: sessions.action,
      cell: (session) =>
        session.current ? (
          <span className={styles.here}>{sessions.this}</span>
        ) : (
          <Button
            aria-label={`${sessions.end}: ${nameOf(session)}, ${time(session.createdAt)}`}
            disabled={isEnding}
            onClick={() => end(session.id)}
          >
            {sessions.end}
          </Button>
        ),
    },
    { title: sessions.from, cell: ({ address }) => address ?? '–' },
    { title: sessions.began, cell: ({ createdAt }) => time(createdAt) },
    { title: sessions.seen, cell: ({ lastSeenAt }) => time(lastSeenAt) },
  ];
}
