import type { Run } from '@prompt-refinery/client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { OpenOrganization } from '../../api/client.ts';
import { refreshPrompt } from '../../api/prompts.ts';
import { pause, useSharedPoll } from '../../session/use-shared-poll.ts';
import { isLabelWaiting, isUnfinished, runQuery } from './run-queries.ts';

/** Between two looks at a run that has not ended. */
const INTERVAL_MS = 2_000;
/** Looks at an ended run for which a label still waits. */
const MOST_LOOKS = 30;

/**
 * Follows a run until it has ended, and until the label that waits for it has moved. One tab asks for all
 * that show it.
 */
export function useLiveRun(organization: OpenOrganization, id: string, run: Run | undefined): void {
  const queries = useQueryClient();
  const { queryKey } = runQuery(organization, id);
  useSharedPoll<Run>({
    name: run && (isUnfinished(run) || isLabelWaiting(run)) ? queryKey.join(' ') : null,
    async *ask(signal) {
      for (let looks = 0; looks < MOST_LOOKS; ) {
        await pause(INTERVAL_MS, signal);
        if (signal.aborted) return;
        const now = await organization.client.getRun({ id }, { signal });
        yield now;
        if (isUnfinished(now)) continue;
        if (!isLabelWaiting(now)) return;
        looks += 1;
      }
    },
    take: (now) => queries.setQueryData(queryKey, now),
    onError: () => void queries.invalidateQueries({ queryKey }),
  });
  useMovedLabel(organization, run);
}

/** Reads the prompt anew once a label has moved. */
function useMovedLabel(organization: OpenOrganization, run: Run | undefined): void {
  const queries = useQueryClient();
  const status = run?.move?.status;
  const promptId = run?.arms[0]?.promptId;
  const before = useRef(status);
  useEffect(() => {
    const hasMoved = before.current === 'waiting' && status === 'moved';
    before.current = status;
    if (hasMoved && promptId) void refreshPrompt(queries, organization, promptId);
  }, [status, promptId, queries, organization]);
}
