/** The longest wait that is believed, in milliseconds. Anything above is cut to it. */
export const MAX_RETRY_AFTER_MS = 3_600_000;

const bounded = (ms: number): number => Math.min(Math.max(Math.ceil(ms), 0), MAX_RETRY_AFTER_MS);

/**
 * Reads how long a vendor asks to wait: `retry-after-ms` (milliseconds, OpenAI and Anthropic), else
 * `Retry-After` as seconds (fractions accepted) or as an HTTP date (RFC 9110 §10.2.3).
 * @param now milliseconds since the epoch, to which an HTTP date is compared
 * @returns milliseconds from 0 to {@link MAX_RETRY_AFTER_MS}, or undefined where nothing valid was sent
 */
export function parseRetryAfter(headers: Headers, now: number = Date.now()): number | undefined {
  const milliseconds = headers.get('retry-after-ms')?.trim();
  if (milliseconds && /^\d+(\.\d+)?$/.test(milliseconds)) return bounded(Number(milliseconds));

  const value = headers.get('retry-after')?.trim();
  if (!value) return undefined;
  if (/^\d+(\.\d+)?$/.test(value)) return bounded(Number(value) * 1000);
  // Date.parse takes bare numbers and much else for dates; an HTTP date always begins with a day name.
  const date = /^[A-Z][a-z]{2,8},? /.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : bounded(date - now);
}
