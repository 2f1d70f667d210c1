import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { MailError } from './errors.ts';
import { openMailer } from './mailer.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'refinery-outbox-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

const MESSAGE = { id: 'abc', to: 'ada@example.com', subject: 'Hi', text: 'Hello', html: '<p>Hello</p>' };

const open = (outboxDir: string) =>
  openMailer({ outboxDir, from: 'no-reply@localhost', now: () => new Date('2026-05-04T10:00:00Z') });

it('leaves each message as a whole file, in a folder that it makes, for the owner only', async () => {
  const outbox = join(folder, 'data', 'outbox');
  await open(outbox).send(MESSAGE);
  expect(readdirSync(outbox)).toEqual(['2026-05-04T10-00-00.000Z-abc.eml']);
  const file = join(outbox, '2026-05-04T10-00-00.000Z-abc.eml');
  expect([statSync(file).mode & 0o777, statSync(outbox).mode & 0o777]).toEqual([0o600, 0o700]);
  const email = await PostalMime.parse(readFileSync(file));
  expect(email).toMatchObject({ subject: 'Hi', messageId: '<abc@localhost>' });
  expect([email.to?.[0]?.address, email.text?.trim(), email.html?.trim()]).toEqual([
    'ada@example.com',
    'Hello',
    '<p>Hello</p>',
  ]);
});

it('a message that comes twice in the same moment is there once', async () => {
  const mailer = open(folder);
  await mailer.send(MESSAGE);
  await mailer.send(MESSAGE);
  expect(readdirSync(folder)).toHaveLength(1);
});

it('a folder that cannot be written may be mended: the message is not lost', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  const failure = await open(join(file, 'outbox'))
    .send(MESSAGE)
    .catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(MailError);
  expect(failure).toMatchObject({ message: 'The mail cannot be written to the outbox.', retryable: true });
});

it('leaves nothing unfinished behind', async () => {
  // The place of the file is taken by a folder, so that it cannot be put there.
  const taken = join(folder, '2026-05-04T10-00-00.000Z-abc.eml');
  mkdirSync(join(taken, 'x'), { recursive: true });
  await expect(open(folder).send(MESSAGE)).rejects.toBeInstanceOf(MailError);
  expect(readdirSync(folder)).toEqual(['2026-05-04T10-00-00.000Z-abc.eml']);
});

it.each(['a b', '', 'a/../b', 'x>\r\nBcc: eve@example.com'])(
  'takes no id that says more than an id: %j',
  async (id) => {
    await expect(open(folder).send({ ...MESSAGE, id })).rejects.toBeInstanceOf(RangeError);
  },
);

it.each(['nobody', 'a@example.com, b@example.com', ''])('takes no sender but one address: %j', (from) => {
  expect(() => openMailer({ outboxDir: folder, from })).toThrow(RangeError);
});
