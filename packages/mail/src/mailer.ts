import { senderAddress } from './mail-options.ts';
import type { Mailer } from './message.ts';
import { openOutbox } from './outbox.ts';
import { openSmtp, type SmtpOptions } from './smtp.ts';

export interface MailerOptions extends Omit<SmtpOptions, 'url'> {
  /**
   * `smtp://` (with STARTTLS where the server has it) or `smtps://`, with user and password where it asks for
   * them; left out: the outbox.
   */
  smtpUrl?: string | undefined;
  /** Folder for messages where no server is named; it is made when it is needed. */
  outboxDir: string;
  /** Names the files of the outbox. */
  now?: () => Date;
}

/** A mailer that knows how it gets on. */
export interface CountingMailer extends Mailer {
  /** Deliveries of this process: what was sent, and what failed, each try that comes again included. */
  counts(): { sent: number; failed: number };
}

/**
 * Sends messages through an SMTP server, or where none is named leaves each as a file in the outbox. Throws
 * `RangeError` where the sender is not one address.
 */
export function openMailer(options: MailerOptions): CountingMailer {
  const { smtpUrl, from, timeoutMs, outboxDir, now = () => new Date() } = options;
  senderAddress(from);
  const mailer = smtpUrl
    ? openSmtp({ url: smtpUrl, from, ...(timeoutMs === undefined ? {} : { timeoutMs }) })
    : openOutbox({ folder: outboxDir, from, now });
  return counting(mailer);
}

function counting(mailer: Mailer): CountingMailer {
  const counts = { sent: 0, failed: 0 };
  return {
    async send(message, signal) {
      try {
        await mailer.send(message, signal);
        counts.sent++;
      } catch (error) {
        counts.failed++;
        throw error;
      }
    },
    close: () => mailer.close(),
    counts: () => counts,
  };
}
