/**
 * Does `work` in one of the tabs that are open and seen: in the one that took the lock of this name first,
 * then in the next one. Browsers have no locks on pages without TLS; there each tab works for itself. A tab
 * that is hidden leaves it to others, because browsers slow it down.
 * @param work ends soon after its signal
 * @returns ends it in this tab
 */
export function lead(name: string, work: (signal: AbortSignal) => Promise<void>): () => void {
  let turn: AbortController | null = null;
  const end = (): void => {
    turn?.abort();
    turn = null;
  };
  const follow = (): void => {
    if (document.hidden) end();
    else if (!turn) {
      turn = new AbortController();
      void inTurn(name, turn.signal, work);
    }
  };
  document.addEventListener('visibilitychange', follow);
  follow();
  return () => {
    document.removeEventListener('visibilitychange', follow);
    end();
  };
}

async function inTurn(
  name: string,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  if (!('locks' in navigator)) return work(signal);
  try {
    await navigator.locks.request(name, { signal }, () => work(signal));
  } catch (error) {
    // It stopped waiting for its turn.
    if (!signal.aborted) throw error;
  }
}
