import { randomUUID } from 'node:crypto';
import { withTenant } from '@refinery/db/tenant.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { deliverMails, readOutbox } from '@refinery/testing/mails.ts';
import { startSmtp, type TestSmtp } from '@refinery/testing/smtp-server.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext, type TestContext } from '@refinery/testing/test-context.ts';
import { pino } from 'pino';
import { beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { Context } from '../context/context.ts';
import { reconcile } from '../maintenance/reconcile.ts';
import { claimItems } from '../work/internal/claim.ts';
import type { JobId } from '../work/tables.ts';
import { emailKind } from './email-kind.ts';
import { sendMail, startMail } from './send-mail.ts';

const LEASE_MS = 30_000;
const SECRET = 'a-token-that-opens-an-account';

const clock = new TestClock();
const test = fixture((services) => openTestContext(services, { clock }));
let ctx: Context;

let member: Member;
let to: string;

beforeAll(async () => {
  ctx = test.ctx;
  member = await buildMember(ctx);
});
beforeEach(() => {
  to = `${randomUUID()}@example.com`;
});

const data = () => ({
  fullName: 'Ada',
  link: `https://refinery.example/reset#token=${SECRET}`,
  expiresAt: clock.now().toISOString(),
});
const accept = (organizationId = member.organizationId) =>
  withTenant(ctx.db, organizationId, (tx) =>
    sendMail(ctx, tx, {
      organizationId,
      userId: member.user.id,
      to,
      template: 'reset-password',
      data: data(),
    }),
  );
const read = async ({ jobId }: JobId) => {
  const [row] = await test.sql`
    select i.id, i.status, i.attempts, i.payload::text as payload, i.error, j.status as job from work_items i
    join work_jobs j on j.id = i.job_id where job_id = ${jobId}`;
  return row;
};
describe('a mail', () => {
  it('is sent once, under the id of its item, and then nobody keeps what it said', async () => {
    const id = await accept();
    await deliverMails(ctx);
    await deliverMails(ctx);
    const row = await read(id);
    expect(row).toMatchObject({ status: 'completed', job: 'completed', payload: '{}' });
    const mails = await readOutbox(ctx, to);
    expect(mails.map(({ messageId, subject }) => [messageId, subject])).toEqual([
      [`<${row?.id}@localhost>`, 'Choose a new password'],
    ]);
    expect(mails[0]?.text).toContain(SECRET);
  });

  it('is sent with the change it is about, or not at all', async () => {
    const { organizationId } = member;
    const failing = withTenant(ctx.db, organizationId, async (tx) => {
      await sendMail(ctx, tx, {
        organizationId,
        userId: member.user.id,
        to,
        template: 'reset-password',
        data: data(),
      });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await deliverMails(ctx);
    expect(await readOutbox(ctx, to)).toEqual([]);
  });

  it('names the request that it is of', async () => {
    const accepted = (requestId?: string) =>
      withTenant(ctx.db, member.organizationId, (tx) =>
        sendMail({ ...ctx, ...(requestId ? { requestId } : {}) }, tx, {
          organizationId: member.organizationId,
          userId: member.user.id,
          to,
          template: 'reset-password',
          data: data(),
        }),
      );
    const ids = [(await accepted('req-7')).jobId, (await accepted()).jobId];
    const rows = await test.sql`select request_id from work_jobs where id = any(${ids}) order by id`;
    expect(rows.map((row) => row.request_id)).toEqual(['req-7', null]);
    await deliverMails(ctx);
  });

  it('is sent although nobody started it, or Redis lost it', async () => {
    const id = await accept();
    await reconcile(ctx);
    const [lane] = await test.sql`select token from work_lanes where job_id = ${id.jobId}`;
    const queue = await ctx.queues.work(emailKind.queue);
    expect(await queue.getJobState(`lane-${lane?.token}`)).toBe('waiting');
  });

  it('lies in Postgres and Redis such that nobody reads who gets it, or its link', async () => {
    const id = await accept();
    await startMail(ctx, id);
    const tables = await test.sql`
      select row_to_json(j)::text as job, row_to_json(i)::text as item from work_jobs j
      join work_items i on i.job_id = j.id where j.id = ${id.jobId}`;
    const queue = await ctx.queues.work(emailKind.queue);
    const jobs = JSON.stringify(await queue.getJobs());
    expect(jobs).toContain(id.jobId);
    for (const seen of [JSON.stringify(tables), jobs]) {
      expect(seen).not.toContain(SECRET);
      expect(seen).not.toContain(to);
    }
  });
});

describe('a mail that is not taken', () => {
  it('is tried again later, under the same id, and keeps what it says until then', async () => {
    const id = await accept();
    const smtp = await startSmtp();
    await smtp.close();
    const away = await openOther(smtp.url);
    await deliverMails(away.ctx);
    expect(await read(id)).toMatchObject({ status: 'pending', attempts: 1, job: 'running' });
    await away.close();
    await deliverMails(ctx);
    clock.advance(10 * 60_000);
    await deliverMails(ctx);
    const row = await read(id);
    expect(row).toMatchObject({ status: 'completed', attempts: 2, payload: '{}' });
    expect((await readOutbox(ctx, to)).map(({ messageId }) => messageId)).toEqual([`<${row?.id}@localhost>`]);
  });

  it('fails for good where the server refuses it, with the reason and without its words', async () => {
    const id = await accept();
    const smtp = await refusing(550);
    const other = await openOther(smtp.url);
    await deliverMails(other.ctx);
    await other.close();
    await smtp.close();
    expect(await read(id)).toMatchObject({
      status: 'failed',
      attempts: 1,
      job: 'failed',
      payload: '{}',
      error: { code: 'mail_not_sent', message: 'The mail server refused the message (550).' },
    });
  });

  it('fails in the end where the server never takes it', async () => {
    const id = await accept();
    const smtp = await refusing(451);
    const other = await openOther(smtp.url);
    for (let tries = 0; (await read(id))?.status === 'pending'; tries++) {
      if (tries > 100) throw new Error('It is tried without end.');
      await deliverMails(other.ctx);
      clock.advance(10 * 60_000);
    }
    await other.close();
    await smtp.close();
    expect(await read(id)).toMatchObject({
      status: 'failed',
      attempts: 30,
      payload: '{}',
      error: { message: 'The mail server does not accept the message right now (451).' },
    });
  });

  it('that a server does not take yet is in the log at once, and counted, without its address', async () => {
    const id = await accept();
    const smtp = await refusing(451);
    const lines: string[] = [];
    const logger = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
    const other = await openOther(smtp.url, logger);
    await deliverMails(other.ctx);
    expect(other.ctx.mailer.counts()).toEqual({ sent: 0, failed: 1 });
    await other.close();
    await smtp.close();
    expect(await read(id)).toMatchObject({ status: 'pending', attempts: 1 });
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { level: 40, attempts: 1, reason: expect.stringContaining('(451)'), msg: 'mail not sent yet' },
    ]);
    expect(lines.join()).not.toContain(to);
    clock.advance(10 * 60_000);
    const before = ctx.mailer.counts().sent;
    await deliverMails(ctx);
    expect(ctx.mailer.counts().sent).toBe(before + 1);
  });

  it('is tried again where something went wrong on our side', async () => {
    const id = await accept();
    const send = () => Promise.reject(new Error('a fault of ours'));
    await deliverMails({ ...ctx, mailer: { ...ctx.mailer, send } });
    expect(await read(id)).toMatchObject({ status: 'pending', attempts: 1 });
    clock.advance(10 * 60_000);
    await deliverMails(ctx);
    expect(await read(id)).toMatchObject({ status: 'completed', attempts: 2 });
  });

  it('waits, uncounted, where the worker is stopping', async () => {
    const id = await accept();
    const stopping = AbortSignal.abort();
    await deliverMails({ ...ctx, stopping });
    expect(await read(id)).toMatchObject({ status: 'pending', attempts: 0 });
    await deliverMails(ctx);
    expect(await read(id)).toMatchObject({ status: 'completed', attempts: 1 });
  });

  it('fails where nobody can read it any more: another key, or another organization', async () => {
    const id = await accept();
    const keyring = { currentKeyId: 'new', keys: new Map([['new', Buffer.alloc(32, 7)]]) };
    await deliverMails({ ...ctx, settings: { ...ctx.settings, keyring } });
    expect(await read(id)).toMatchObject({
      status: 'failed',
      payload: '{}',
      error: { code: 'mail_unreadable' },
    });
    const [mine, other] = [await accept(), await buildMember(ctx)];
    const theirs = await accept(other.organizationId);
    await test.sql`
      update work_items set payload = (select payload from work_items where job_id = ${mine.jobId})
      where job_id = ${theirs.jobId}`;
    await deliverMails(ctx);
    expect([(await read(mine))?.status, (await read(theirs))?.error]).toMatchObject([
      'completed',
      { code: 'mail_unreadable' },
    ]);
  });
});

describe('a worker that dies', () => {
  it('after sending, before it said so: the mail comes twice, under one Message-ID', async () => {
    const id = await accept();
    await startMail(ctx, id);
    const [lane] = await test.sql`select lane, token from work_lanes where job_id = ${id.jobId}`;
    const place = { ...id, lane: lane?.lane, token: lane?.token };
    const claimed = await claimItems(ctx, emailKind, place, randomUUID());
    const [item] = claimed?.items ?? [];
    if (!claimed || !item) throw new Error('Nothing could be claimed.');
    const settled = Promise.resolve();
    await emailKind.run(ctx, item, { job: claimed.job, prepared: null, settled });
    clock.advance(LEASE_MS + 1);
    await reconcile(ctx);
    await deliverMails(ctx);
    expect(await read(id)).toMatchObject({ status: 'completed', attempts: 2, payload: '{}' });
    const ids = (await readOutbox(ctx, to)).map(({ messageId }) => messageId);
    expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
  });
});

/** The same database for a worker that sends through a server. */
const openOther = (SMTP_URL: string, logger = pino({ level: 'silent' })): Promise<TestContext> =>
  openTestContext(inject('services'), { clock, logger, environment: { ...test.environment, SMTP_URL } });

const refusing = (responseCode: number): Promise<TestSmtp> =>
  startSmtp({
    onRcptTo: (_address, _session, done) => done(Object.assign(new Error('no'), { responseCode })),
  });
