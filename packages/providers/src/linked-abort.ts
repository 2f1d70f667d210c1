/** An abort controller that also aborts when another signal does. */
export interface LinkedAbort {
  signal: AbortSignal;
  abort(reason: unknown): void;
  /** Ends the link. Must be called when the work is over. */
  unlink(): void;
}

/**
 * Links a new signal to a parent that may outlive it by far. `AbortSignal.any` would keep every signal that
 * something listens to alive as long as its parent, which for a process-wide signal means for ever.
 */
export function linkAbort(parent: AbortSignal): LinkedAbort {
  const controller = new AbortController();
  const follow = () => controller.abort(parent.reason);
  if (parent.aborted) follow();
  else parent.addEventListener('abort', follow, { once: true });
  return {
    signal: controller.signal,
    abort: (reason) => controller.abort(reason),
    unlink: () => parent.removeEventListener('abort', follow),
  };
}
