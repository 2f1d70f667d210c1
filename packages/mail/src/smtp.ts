import { createTransport } from 'nodemailer';
import { mailOptions } from './mail-options.ts';
import type { Mailer } from './message.ts';
import { toMailError } from './smtp-error.ts';

export interface SmtpOptions {
  url: string;
  /** One address, with or without a name. */
  from: string;
  /** Longest delivery of one message, from the look-up of the server to its last word. */
  timeoutMs?: number;
}

const DELIVERY_MS = 60_000;
/** A server that says nothing for as long is away. */
const MOST_SILENCE_MS = 20_000;

/** Sends each message over a connection of its own: mails are few, and none waits for another. */
export function openSmtp({ url, from, timeoutMs = DELIVERY_MS }: SmtpOptions): Mailer {
  const silence = Math.min(timeoutMs, MOST_SILENCE_MS);
  const transport = createTransport({
    url,
    dnsTimeout: silence,
    connectionTimeout: silence,
    greetingTimeout: silence,
    socketTimeout: silence,
    socketCloseTimeout: 1_000,
  });
  const closing = new AbortController();
  return {
    async send(message, asked) {
      const ends = [closing.signal, AbortSignal.timeout(timeoutMs), ...(asked ? [asked] : [])];
      const signal = AbortSignal.any(ends);
      try {
        await transport.sendMail({ ...mailOptions(from, message), signal });
      } catch (error) {
        throw toMailError(error);
      }
    },
    close: () => {
      closing.abort();
      transport.close();
    },
  };
}
