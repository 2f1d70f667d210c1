import { ProviderError } from '@refinery/providers/errors.ts';
import { shouldFallBack } from '@refinery/providers/fallback.ts';
import type { Target } from './targets.ts';

/** What became of one of those who were to be asked. */
export interface Attempt {
  target: Target;
  /** Whether the request was sent. It was not where no budget, no place or an open circuit allowed it. */
  asked: boolean;
  /** What was thrown; undefined where it answered. */
  error?: unknown;
  /** Milliseconds to the failure, or to the first content. */
  latencyMs: number;
}

/** How a call goes from one target to the next. */
export interface Course {
  /** Every attempt is added to it when it has ended. */
  attempts: Attempt[];
  /** Aborted when the caller leaves. */
  signal: AbortSignal;
  /** Whether the next one may be asked: not once the caller has seen something. */
  mayGoOn: () => boolean;
}

/**
 * Asks one target after the other until one answers.
 * @param ask calls what it gets once the request is sent
 * @throws what the last one failed with; the abort reason where the caller left
 */
export async function askInTurn<T>(
  targets: readonly Target[],
  ask: (target: Target, onAsked: () => void) => Promise<T>,
  { attempts, signal, mayGoOn }: Course,
): Promise<T> {
  let failure: unknown = new RangeError('A call needs at least one target.');
  for (const target of targets) {
    signal.throwIfAborted();
    const started = performance.now();
    let asked = false;
    const ended = (error?: unknown) => {
      const latencyMs = Math.round(performance.now() - started);
      attempts.push({ target, asked, latencyMs, ...(error === undefined ? {} : { error }) });
    };
    try {
      const answer = await ask(target, () => {
        asked = true;
      });
      ended();
      return answer;
    } catch (error) {
      ended(error);
      signal.throwIfAborted();
      failure = error;
      if (!(error instanceof ProviderError) || !shouldFallBack(error) || !mayGoOn()) break;
    }
  }
  throw failure;
}
