import { ApiError } from '@prompt-refinery/client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useOrganization } from '../../api/client.ts';
import { type Findings, findingsOfCheck } from './diff/findings.ts';

/** How long a text must be left alone before it is checked. */
const QUIET_MS = 500;
/** How long what a check said is known once another text is shown. */
const KNOWN_MS = 60_000;

interface Checked {
  text: string;
  findings: Findings;
}

/** What is known of the newest text that was checked. */
export interface CheckState extends Checked {
  /** Whether it is the text of now. `waiting`: the API takes no more for so many seconds. */
  status: 'checked' | 'checking' | 'waiting' | 'failed';
  error: ApiError | null;
  retry: () => void;
}

/** What checks say of `text`, which may change at any time. `first` came with the result that has this id. */
export function useRecheck(id: string, original: string, text: string, first: Checked): CheckState {
  const { id: organizationId, client } = useOrganization();
  const keyOf = (rewritten: string) => ['checks', organizationId, id, rewritten];
  const isAnswered = useQueryClient().getQueryData(keyOf(text)) !== undefined;
  const isKnown = isAnswered || text === first.text;
  /** The text that was left alone last, and when. */
  const [left, setLeft] = useState({ text: first.text, at: 0 });
  const rewritten = isKnown ? text : left.text;
  const { data, error, errorUpdatedAt, refetch } = useQuery({
    queryKey: keyOf(rewritten),
    queryFn: async ({ signal }) =>
      // The wait after a 429 is shown, so the client must not wait unseen.
      findingsOfCheck(await client.checkRewrite({ original, rewritten }, { signal, retries: 0 })),
    initialData: () => (rewritten === first.text ? first.findings : undefined),
    enabled: ({ state }) => left.text === text && left.at >= endOfWait(state),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: KNOWN_MS,
    retry: false,
    meta: { isBesidePage: true },
  });
  const notBefore = endOfWait({ error, errorUpdatedAt });
  useEffect(() => {
    if (isKnown) return;
    const settle = (): void => setLeft({ text, at: Math.max(Date.now(), notBefore) });
    const timer = setTimeout(settle, Math.max(QUIET_MS, notBefore - Date.now()));
    return () => clearTimeout(timer);
  }, [text, isKnown, notBefore]);
  const [last, setLast] = useState(first);
  if (data && data !== last.findings) setLast({ text: rewritten, findings: data });
  const apiError = error instanceof ApiError ? error : null;
  const state = { text: last.text, findings: last.findings, retry: () => void refetch() };
  if (last.text === text) return { ...state, status: 'checked', error: null };
  if (notBefore > 0) return { ...state, status: 'waiting', error: apiError };
  if (error && rewritten === text) return { ...state, status: 'failed', error: apiError };
  return { ...state, status: 'checking', error: null };
}

/** Until when the API takes no more checks; 0: it takes them. */
function endOfWait({ error, errorUpdatedAt }: { error: Error | null; errorUpdatedAt: number }): number {
  const isLimited = error instanceof ApiError && error.status === 429;
  return isLimited ? errorUpdatedAt + (error.retryAfterSeconds ?? 5) * 1000 : 0;
}
