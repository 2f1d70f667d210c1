import type { Batch } from '@prompt-refinery/client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { isUnfinished } from '../../api/batches.ts';
import { readAgain } from '../../parts/patch-rows.ts';

/** While the batch runs its list is read again at most so often. */
const READ_AGAIN_MS = 5_000;

/**
 * Reads the shown list again after changes of the batch, not more often than is useful. A long one waits for
 * the reader, who is in the middle of it. Answers whether it waits, and what reads it.
 */
export function useFreshList(batch: Batch, queryKey: readonly string[]) {
  const queries = useQueryClient();
  const key = queryKey.join(' ');
  const [stale, setStale] = useState<string | null>(null);
  const state = JSON.stringify([batch.status, batch.counts]);
  const seen = useRef({ state, at: Date.now() });
  const hasEnded = !isUnfinished(batch);
  const isHidden = useSyncExternalStore(onVisibility, () => document.hidden);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` is what `queryKey` says
  useEffect(() => {
    if (isHidden || seen.current.state === state) return;
    const wait = hasEnded ? 0 : seen.current.at + READ_AGAIN_MS - Date.now();
    const timer = setTimeout(
      () => {
        seen.current = { state, at: Date.now() };
        void readAgain(queries, queryKey).then((isFresh) => setStale(isFresh ? null : key));
      },
      Math.max(0, wait),
    );
    return () => clearTimeout(timer);
  }, [state, hasEnded, key, queries, isHidden]);
  const readNow = (): void => {
    setStale(null);
    // The button is gone, and so is the place where the reader was.
    document.getElementById('content')?.focus();
    void queries.resetQueries({ queryKey });
  };
  return [stale === key, readNow] as const;
}

function onVisibility(onChange: () => void): () => void {
  document.addEventListener('visibilitychange', onChange);
  return () => document.removeEventListener('visibilitychange', onChange);
}
