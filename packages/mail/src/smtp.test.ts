import { startSilence, startSmtp } from '@refinery/testing/smtp-server.ts';
import type { SMTPServerOptions } from 'smtp-server';
import { expect, it, onTestFinished } from 'vitest';
import { MailError } from './errors.ts';
import { openMailer } from './mailer.ts';
import type { Message } from './message.ts';

const MESSAGE: Message = {
  id: '0190-abc',
  to: 'ada@example.com',
  subject: 'Grüße',
  text: 'Hello,\n.\nŁódź',
  html: '<p>Hello, Łódź</p>',
};

async function start(options?: SMTPServerOptions) {
  const server = await startSmtp(options);
  onTestFinished(server.close);
  return server;
}

function openAt(smtpUrl: string, timeoutMs?: number) {
  const from = 'Prompt Refinery <no-reply@refinery.example>';
  const mailer = openMailer({ smtpUrl, from, outboxDir: '/nowhere', ...(timeoutMs ? { timeoutMs } : {}) });
  onTestFinished(() => mailer.close());
  return mailer;
}

const failureAt = (url: string, message = MESSAGE, timeoutMs?: number) =>
  openAt(url, timeoutMs)
    .send(message)
    .then(
      () => 'taken',
      (error: unknown) => (error instanceof MailError ? [error.message, error.retryable] : error),
    );

/** A server that answers so to the recipient. */
const answering = (responseCode: number) =>
  start({
    onRcptTo: (_address, _session, done) =>
      done(Object.assign(new Error('about ada@example.com'), { responseCode })),
  });

it('delivers text and HTML, from and to whom it says, under the id of the message', async () => {
  const { url, received } = await start();
  await openAt(url).send(MESSAGE);
  expect(received).toMatchObject([
    { from: 'no-reply@refinery.example', to: ['ada@example.com'], email: { subject: 'Grüße' } },
  ]);
  const email = received[0]?.email;
  expect(email?.from).toMatchObject({ name: 'Prompt Refinery', address: 'no-reply@refinery.example' });
  expect([email?.messageId, email?.text?.trim(), email?.html?.trim()]).toEqual([
    '<0190-abc@refinery.example>',
    MESSAGE.text,
    MESSAGE.html,
  ]);
});

it('an address is one recipient, whatever it looks like', async () => {
  const { url, received } = await start();
  await openAt(url).send({ ...MESSAGE, to: '"a,b"@example.com' });
  expect(received.map(({ to }) => to)).toEqual([['"a,b"@example.com']]);
  const bad = await failureAt(url, { ...MESSAGE, to: 'ada@example.com>\r\nRCPT TO:<eve@example.com' });
  expect(bad).toEqual(['The mail server refused the message (501).', false]);
  expect(received).toHaveLength(1);
});

it('a refusal for now may pass, one for good may not, and neither repeats what the server said', async () => {
  const later = await answering(451);
  expect(await failureAt(later.url)).toEqual([
    'The mail server does not accept the message right now (451).',
    true,
  ]);
  const never = await answering(550);
  expect(await failureAt(never.url)).toEqual(['The mail server refused the message (550).', false]);
});

it('a message that is refused as such is refused for good', async () => {
  const { url } = await start({
    onData: (stream, _session, done) => {
      stream.on('end', () => done(Object.assign(new Error('spam'), { responseCode: 554 })));
      stream.resume();
    },
  });
  expect(await failureAt(url)).toEqual(['The mail server refused the message (554).', false]);
});

it('a wrong password is the operator’s to mend: the message may pass later', async () => {
  const { url } = await start({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => done(Object.assign(new Error('no'), { responseCode: 535 })),
  });
  const withUser = url.replace('smtp://', 'smtp://ada:wrong@');
  expect(await failureAt(withUser)).toEqual(['The mail server refuses the user or password (535).', true]);
});

it('nobody there, or somebody who says nothing, or never the end: it may pass later', async () => {
  const gone = await startSmtp();
  await gone.close();
  expect(await failureAt(gone.url)).toEqual(['The mail server cannot be reached (ECONNREFUSED).', true]);
  for (const greeting of ['', '220-wait\r\n']) {
    const silence = await startSilence(greeting);
    onTestFinished(silence.close);
    expect(await failureAt(silence.url, MESSAGE, 200)).toEqual([
      expect.stringMatching(/^The mail server cannot be reached \((?:ETIMEDOUT|EABORT)\)\.$/),
      true,
    ]);
  }
});

it('closing gives up what is still being sent', async () => {
  const silence = await startSilence();
  onTestFinished(silence.close);
  const mailer = openAt(silence.url);
  const sending = mailer.send(MESSAGE);
  mailer.close();
  await expect(sending).rejects.toMatchObject({ name: 'MailError', retryable: true });
});

it('encrypts where the server can, and trusts no certificate that nobody vouches for', async () => {
  const { url, received } = await start({ disabledCommands: [] });
  expect(await failureAt(`${url}?tls.rejectUnauthorized=true`)).toEqual([
    expect.stringContaining('cannot be reached'),
    true,
  ]);
  await openAt(`${url}?tls.rejectUnauthorized=false`).send(MESSAGE);
  expect(received.map(({ secure }) => secure)).toEqual([true]);
});

it('keeps a message to itself where encryption is asked for and not to be had', async () => {
  const { url, received } = await start();
  expect(await failureAt(`${url}?requireTLS=true`)).toEqual([
    expect.stringMatching(/^The connection to the mail server cannot be encrypted \(\d{3}\)\.$/),
    true,
  ]);
  expect(received).toEqual([]);
});
