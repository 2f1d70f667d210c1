import { ApiError } from '@prompt-refinery/client';
import { BASE_URL } from './base-url.ts';
import type { OpenOrganization } from './client.ts';

export type UploadType = 'application/json' | 'application/yaml' | 'application/x-ndjson' | 'text/csv';

export interface Upload {
  /** Where it goes, below the version of the API. */
  path: string;
  body: Blob;
  type: UploadType;
  /** What stands in the address; of a list, each entry. */
  options: Readonly<Record<string, unknown>>;
  /** The same for each try of one upload: what had arrived before a line broke takes effect once. */
  idempotencyKey: string;
}

interface Following {
  signal: AbortSignal;
  /** How many of the body's bytes have been sent. */
  onProgress: (sent: number) => void;
}

/**
 * Uploads a file and says how far it is, which `fetch` cannot. Errors: those of the operation, `aborted`,
 * `network_error`.
 */
export function upload<Made>(
  organization: OpenOrganization,
  { path, body, type, options, idempotencyKey }: Upload,
  { signal, onProgress }: Following,
): Promise<Made> {
  const url = new URL(`api/v1/${path}`, BASE_URL);
  for (const [name, value] of Object.entries(options))
    for (const one of [value].flat()) url.searchParams.append(name, String(one));
  const request = new XMLHttpRequest();
  request.open('POST', url);
  request.setRequestHeader('accept', 'application/json');
  request.setRequestHeader('content-type', type);
  request.setRequestHeader('idempotency-key', idempotencyKey);
  request.setRequestHeader('x-organization', organization.id);
  request.upload.onprogress = ({ loaded }) => onProgress(loaded);
  const giveUp = (): void => request.abort();
  signal.addEventListener('abort', giveUp, { once: true });
  return new Promise<Made>((resolve, reject) => {
    const fail = (code: 'aborted' | 'network_error', detail: string) => () =>
      reject(new ApiError({ code, detail }));
    request.onabort = fail('aborted', 'The upload was cancelled.');
    request.onerror = fail('network_error', 'The upload broke off.');
    request.onload = () => {
      if (request.status < 200 || request.status > 299)
        return reject(ApiError.of(answerOf(request), request.responseText));
      const made: Made = JSON.parse(request.responseText);
      resolve(made);
    };
    if (signal.aborted) request.onabort(new ProgressEvent('abort'));
    else request.send(body);
  }).finally(() => signal.removeEventListener('abort', giveUp));
}

/** What the client reads errors from. */
function answerOf(request: XMLHttpRequest): Response {
  const headers = new Headers();
  for (const name of ['x-request-id', 'retry-after']) {
    const value = request.getResponseHeader(name);
    if (value !== null) headers.set(name, value);
  }
  return new Response(null, { status: request.status, headers });
}
