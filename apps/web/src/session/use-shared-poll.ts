import { ApiError } from '@prompt-refinery/client';
import { useEffect, useRef } from 'react';
import { BASE_URL } from '../api/base-url.ts';
import { lead } from '../api/lead.ts';
import { mayPass } from '../api/queries.ts';
import { useSessionState } from './session-state.ts';

const PAUSE_MS = 5_000;

interface SharedPoll<Value> {
  /** What is followed: all tabs with this name get the values. null: nothing is. */
  name: string | null;
  /** Asks the API again and again. Only one tab does. */
  ask: (signal: AbortSignal) => AsyncIterable<Value>;
  /** In each tab, for each value. */
  take: (value: Value) => void;
  /** In the tab that asks. What has failed on the way is tried again. */
  onError: () => void;
}

/**
 * Follows something that changes, so that one tab asks for all that show it. Rests while the session has
 * ended.
 */
export function useSharedPoll<Value>({ name, ...poll }: SharedPoll<Value>): void {
  const { isSignedOut } = useSessionState();
  const latest = useRef(poll);
  useEffect(() => {
    latest.current = poll;
  });
  useEffect(() => {
    if (name === null || isSignedOut) return;
    // Another instance on the same host has another path.
    const shared = `refinery.live ${BASE_URL.pathname} ${name}`;
    const channel = new BroadcastChannel(shared);
    channel.onmessage = ({ data }: MessageEvent<Value>) => latest.current.take(data);
    const stop = lead(shared, async (signal) => {
      while (!signal.aborted) {
        try {
          for await (const value of latest.current.ask(signal)) {
            if (signal.aborted) return;
            channel.postMessage(value);
            latest.current.take(value);
          }
          return;
        } catch (error) {
          if (signal.aborted) return;
          latest.current.onError();
          if (!mayPassLater(error)) return;
          await pause(waitOf(error), signal);
        }
      }
    });
    return () => {
      stop();
      channel.close();
    };
  }, [name, isSignedOut]);
}

/** A 429 is waited for: nobody has to see it. */
const mayPassLater = (error: unknown): boolean =>
  mayPass(error) || (error instanceof ApiError && error.status === 429);

/** Milliseconds until what has failed is asked for again: as long as the API says, and no less than usual. */
export const waitOf = (error: unknown): number =>
  Math.max(PAUSE_MS, (error instanceof ApiError ? (error.retryAfterSeconds ?? 0) : 0) * 1_000);

/** Resolves early where the signal says so. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
  });
}
