import type { IncomingMessage } from 'node:http';
import { wantsJson } from './wants-json.ts';

/**
 * Where people open a link, by what its token begins with: no other step below `/api/v1/sharing` is meant.
 */
const PAGE = /^\/s\/(prs_[^/?]+)\/?(?=\?|$)/;

/**
 * The path under which a link is read: to whoever names JSON in `Accept`, its page is the prompt itself.
 * Other paths stay as they are.
 */
export const toSharedPath = (
  url: string,
  { method, headers }: Pick<IncomingMessage, 'method' | 'headers'>,
) => (isReading(method) && wantsJson(headers.accept) ? url.replace(PAGE, '/api/v1/sharing/$1') : url);

const isReading = (method: string | undefined): boolean => method === 'GET' || method === 'HEAD';
