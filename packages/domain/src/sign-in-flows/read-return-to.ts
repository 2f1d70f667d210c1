import type { Settings } from '../context/context.ts';
import { invalidField } from '../errors/invalid-field.ts';

/** The console's page, which exchanges the code. */
const OWN_PAGE = '/sso';
/** Addresses of the person's own machine, where a program of theirs waits. RFC 8252, 7.3 */
const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];

/**
 * The whole address where a sign-in ends: a path of ours, or a program on the person's own machine. Errors:
 * `validation_failed` for any other, which would be handed the code.
 */
export function readReturnTo({ publicUrl }: Pick<Settings, 'publicUrl'>, given = OWN_PAGE): string {
  const url = URL.parse(given.startsWith('/') ? `${publicUrl}${given}` : given);
  const isOwn = given.startsWith('/') && url?.origin === new URL(publicUrl).origin;
  const isLoopback = url?.protocol === 'http:' && LOOPBACK.includes(url.hostname);
  if (url && (isOwn || isLoopback) && !given.includes('#') && !url.username && !url.password) return url.href;
  throw invalidField(
    'returnTo',
    'must be a path such as /sso, or an address such as http://127.0.0.1:8000/done',
  );
}
