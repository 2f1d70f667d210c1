import type { SharedPrompt } from '@prompt-refinery/client';
import { personalClient } from './client.ts';

/**
 * Reads the prompt at the end of a link, which counts as a view: it is asked for once and never again by
 * itself. Errors: `share_password_required`, `share_not_found`, `share_ended`, `rate_limited`.
 */
export const viewShared = (token: string, password: string | null): Promise<SharedPrompt> =>
  personalClient.viewShare(token, {
    retries: 0,
    ...(password === null ? {} : { headers: { 'x-share-password': toHeader(password) } }),
  });

/**
 * A header holds bytes, of which each is a character for `fetch`: those of the password in UTF-8, as the API
 * reads them.
 */
const toHeader = (text: string): string => String.fromCharCode(...new TextEncoder().encode(text));
