import addressparser from 'nodemailer/lib/addressparser';
import type { Message } from './message.ts';

const ID = /^[\w-]{1,100}$/;

/** The address of `from`, without its name. Throws `RangeError` unless there is exactly one. */
export function senderAddress(from: string): string {
  const [sender, ...others] = addressparser(from, { flatten: true });
  if (!sender?.address.includes('@') || others.length) {
    throw new RangeError('the sender must be one address, such as `Prompt Refinery <mail@example.com>`');
  }
  return sender.address;
}

/**
 * A message as nodemailer takes it. Addresses are given as such: nothing in them is read as a list or as a
 * name.
 */
export function mailOptions(from: string, { id, to, subject, text, html }: Message) {
  if (!ID.test(id)) throw new RangeError('The id of a message has letters, digits and hyphens only.');
  const domain = senderAddress(from).split('@').at(-1) ?? '';
  return {
    from,
    to: { name: '', address: to },
    subject,
    text,
    html,
    messageId: `<${id}@${domain}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    // What a message says is never taken for the name of a file or an address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
