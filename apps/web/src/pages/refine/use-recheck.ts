import { useEffect, useState, useSyncExternalStore } from 'react';
import { useOrganization } from '../../api/client.ts';
import { type Findings, findingsOfCheck } from './diff/findings.ts';
import { type CheckState, Rechecker } from './diff/rechecker.ts';

/** What checks say of `text`, which may change at any time. `first` came with the result. */
export function useRecheck(
  original: string,
  text: string,
  first: { text: string; findings: Findings },
): CheckState & { retry: () => void } {
  const { client } = useOrganization();
  const [rechecker] = useState(
    () =>
      new Rechecker(first, async (rewritten, signal) =>
        // The wait after a 429 is shown, so the client must not wait unseen.
        findingsOfCheck(await client.checkRewrite({ original, rewritten }, { signal, retries: 0 })),
      ),
  );
  useEffect(() => rechecker.start(), [rechecker]);
  useEffect(() => rechecker.want(text), [rechecker, text]);
  const state = useSyncExternalStore(rechecker.subscribe, rechecker.state);
  return { ...state, retry: () => rechecker.retry() };
}
