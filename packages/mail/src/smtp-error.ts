import type { NodemailerError } from 'nodemailer/lib/errors';
import { MailError } from './errors.ts';

/** What the server answers to the message itself: its sender, its recipient, its content. */
const OF_THE_MESSAGE = new Set(['EENVELOPE', 'EMESSAGE']);

/**
 * What went wrong with a delivery. Only a refusal of the message itself is for good: connections, TLS and
 * passwords may be mended while it waits. The server's own words stay in `cause`, since they may quote
 * addresses.
 */
export function toMailError(error: unknown): MailError {
  const known: Partial<NodemailerError> = error instanceof Error ? error : {};
  const { code = '', responseCode, permanent } = known;
  const answer = responseCode ?? known.originalCode ?? code;
  if (code === 'EAUTH')
    return new MailError(`The mail server refuses the user or password (${answer}).`, true, error);
  if (code === 'ETLS')
    return new MailError(`The connection to the mail server cannot be encrypted (${answer}).`, true, error);
  if (!OF_THE_MESSAGE.has(code))
    return new MailError(`The mail server cannot be reached (${answer}).`, true, error);
  // Without an answer nobody was asked: the address is none.
  const refused = permanent ?? responseCode === undefined;
  const words = refused
    ? 'The mail server refused the message'
    : 'The mail server does not accept the message right now';
  return new MailError(`${words} (${answer}).`, !refused, error);
}
