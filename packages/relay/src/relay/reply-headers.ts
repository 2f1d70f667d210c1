import type { IncomingHttpHeaders } from 'node:http';

/** What callers and their SDKs need. All others tell of the connection, or of the vendor's account. */
const ALLOWED = ['content-type', 'retry-after', 'retry-after-ms', 'cache-control'];

/** OpenAI and the vendors like it say `x-request-id`, Anthropic says `request-id`. */
const REQUEST_IDS = ['x-request-id', 'request-id'];

function first(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** Those of a vendor's headers that are meant for the caller. */
export function callerHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const allowed: Record<string, string> = {};
  for (const name of ALLOWED) {
    const value = first(headers, name);
    if (value !== undefined) allowed[name] = value;
  }
  return allowed;
}

/** The vendor's own name of a call. */
export function requestIdOf(headers: IncomingHttpHeaders): string | null {
  const id = REQUEST_IDS.map((name) => first(headers, name)).find((value) => value !== undefined);
  return id?.slice(0, 200) ?? null;
}

/** The headers as `fetch` has them. */
export function toHeaders(headers: IncomingHttpHeaders): Headers {
  const copy = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    for (const one of Array.isArray(value) ? value : [value ?? '']) copy.append(name, one);
  }
  return copy;
}
