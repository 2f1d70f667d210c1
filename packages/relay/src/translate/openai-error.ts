import { isRecord } from '@refinery/providers/json.ts';
import type { VendorRefusal } from '../relay/relay-error.ts';

interface Meaning {
  /** What OpenAI answers. */
  status: number;
  type: string;
  code: string | null;
}

/** What Anthropic's types of errors are called in the protocol of OpenAI. */
const MEANINGS = new Map<string, Meaning>([
  ['invalid_request_error', { status: 400, type: 'invalid_request_error', code: null }],
  ['authentication_error', { status: 401, type: 'invalid_request_error', code: 'invalid_api_key' }],
  ['billing_error', { status: 429, type: 'insufficient_quota', code: 'insufficient_quota' }],
  ['permission_error', { status: 403, type: 'invalid_request_error', code: 'permission_denied' }],
  ['not_found_error', { status: 404, type: 'invalid_request_error', code: 'model_not_found' }],
  ['request_too_large', { status: 413, type: 'invalid_request_error', code: 'request_too_large' }],
  ['rate_limit_error', { status: 429, type: 'rate_limit_error', code: 'rate_limit_exceeded' }],
  ['timeout_error', { status: 408, type: 'server_error', code: 'timeout' }],
  ['overloaded_error', { status: 503, type: 'server_error', code: 'overloaded' }],
  ['api_error', { status: 500, type: 'server_error', code: 'server_error' }],
]);

/** What Anthropic refused, as OpenAI would tell it. What has no name there stays as it is. */
export function translatedRefusal(refusal: VendorRefusal): VendorRefusal {
  const meaning = MEANINGS.get(refusal.type ?? '');
  return meaning ? { ...refusal, ...meaning, code: refusal.code ?? meaning.code } : refusal;
}

/** The event of an error within a stream, from the data of Anthropic's or of ours in its place. */
export function translatedErrorEvent(data: Record<string, unknown>): string {
  const told = isRecord(data.error) ? data.error : {};
  const meaning = MEANINGS.get(String(told.type)) ?? { type: 'server_error', code: null };
  const error = {
    message: typeof told.message === 'string' ? told.message : 'The reply failed.',
    type: meaning.type,
    param: null,
    code: typeof told.code === 'string' ? told.code : meaning.code,
  };
  return `data: ${JSON.stringify({ error })}\n\n`;
}
