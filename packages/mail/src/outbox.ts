import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { MailError } from './errors.ts';
import { mailOptions } from './mail-options.ts';
import type { Mailer } from './message.ts';

interface OutboxOptions {
  folder: string;
  from: string;
  now: () => Date;
}

/**
 * Writes messages as `<time>-<id>.eml`, whole or not at all. They hold links that open accounts: only the
 * owner reads them.
 */
export function openOutbox({ folder, from, now }: OutboxOptions): Mailer {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    async send(message) {
      const { message: composed } = await composer.sendMail(mailOptions(from, message));
      if (!Buffer.isBuffer(composed)) throw new TypeError('The composer answers a buffer.');
      const time = now().toISOString().replaceAll(':', '-');
      try {
        await writePrivately(folder, `${time}-${message.id}.eml`, composed);
      } catch (error) {
        throw new MailError('The mail cannot be written to the outbox.', true, error);
      }
    },
    close: () => composer.close(),
  };
}

async function writePrivately(folder: string, name: string, content: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const unfinished = join(folder, `.${name}.${process.pid}`);
  try {
    const file = await open(unfinished, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, join(folder, name));
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
