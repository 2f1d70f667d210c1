import { BodyTooLargeError } from '@refinery/providers/limited-body.ts';
import { BlockedAddressError } from '@refinery/providers/ssrf-guard/blocked-address-error.ts';
import type { Context } from '../../context/context.ts';

/** What became of one try: delivered; failed, to be tried again; or of no use to try again. */
export type Verdict = 'delivered' | 'failed' | 'blocked' | 'gone';

/** One try, as it is told of. */
export interface Tried {
  verdict: Verdict;
  /** Null where there was no answer. */
  statusCode: number | null;
  latencyMs: number;
  /** What was wrong with it, never what the receiver wrote. */
  error: string | null;
}

const GONE = 410;

/** Sends a message once. Throws only where the process is stopping. */
export async function sendMessage(
  ctx: Pick<Context, 'stopping' | 'webhookFetch'>,
  message: { url: string; headers: Record<string, string>; body: string },
): Promise<Tried> {
  const { url, headers, body } = message;
  const started = performance.now();
  const seen = await ctx
    .webhookFetch(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', 'user-agent': 'prompt-refinery' },
      body,
      signal: ctx.stopping,
    })
    .then(({ status }) => judgeStatus(status), judgeError);
  ctx.stopping.throwIfAborted();
  return { ...seen, latencyMs: Math.round(performance.now() - started) };
}

type Judged = Omit<Tried, 'latencyMs'>;

function judgeStatus(statusCode: number): Judged {
  if (statusCode >= 200 && statusCode < 300) return { verdict: 'delivered', statusCode, error: null };
  const verdict = statusCode === GONE ? 'gone' : 'failed';
  return { verdict, statusCode, error: `The receiver answered with status ${statusCode} instead of 2xx.` };
}

function judgeError(error: unknown): Judged {
  const judged = (verdict: Verdict, said: string) => ({ verdict, statusCode: null, error: said });
  if (error instanceof BlockedAddressError) return judged('blocked', error.message);
  // Only a 2xx answer is read that far.
  if (error instanceof BodyTooLargeError)
    return judged('delivered', 'The receiver answered with 2xx, but the body was too large to read.');
  if (error instanceof Error && error.name === 'TimeoutError') return judged('failed', error.message);
  return judged('failed', `The connection failed${codeOf(error)}.`);
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : '';
