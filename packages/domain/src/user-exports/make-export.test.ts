import { withTenant } from '@refinery/db/tenant.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { deliverMails, readOutbox, tokenIn } from '@refinery/testing/mails.ts';
import { makeExports } from '@refinery/testing/make-exports.ts';
import { linesIn, readZip } from '@refinery/testing/read-zip.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { eraseUser } from '../erasure/erase-user.ts';
import { reconcile } from '../maintenance/reconcile.ts';
import { claimItems } from '../work/internal/claim.ts';
import { settleItems } from '../work/internal/settle.ts';
import { downloadUserExport } from './download-user-export.ts';
import { getUserExport } from './get-user-export.ts';
import { ExportLost, storeChunk } from './internal/chunks.ts';
import { makeExport } from './internal/make-export.ts';
import { requestUserExport } from './request-user-export.ts';
import { userExportKind } from './user-export-kind.ts';

const LEASE_MS = 30_000;
const LEASE = '01890000-0000-4000-8000-000000000001';
const ATTEMPT = '01890000-0000-4000-8000-000000000002';

const test = fixture((services) =>
  openTestContext(services, { clock, env: { BATCH_LEASE_MS: `${LEASE_MS}` } }),
);

let member: Member;
const clock = new TestClock();

beforeEach(async () => {
  member = await buildMember(test.ctx);
});

const ask = () => requestUserExport(member.as);
const stateOf = async (id: string) => (await getUserExport(member.as, { id })).status;
async function attemptsStored(exportId: string): Promise<string[]> {
  const rows = await test.sql`select distinct attempt from user_export_chunks where export_id = ${exportId}`;
  return rows.map(({ attempt }) => attempt);
}
async function mails() {
  await deliverMails(test.ctx);
  return readOutbox(test.ctx, member.user.email);
}
async function opened(): Promise<Map<string, string>> {
  const token = tokenIn((await mails()).at(-1));
  const { content } = await downloadUserExport(test.ctx, { token }, { address: '192.0.2.7' });
  return readZip(Buffer.concat(await Array.fromAsync(content)));
}

/** A worker that takes the export, writes a chunk of it and is heard of no more. */
async function dyingWorker(exportId: string) {
  const { organizationId } = member;
  const [row] = await test.sql`
    select l.job_id, l.lane, l.token from work_lanes l join work_jobs j on j.id = l.job_id
    where j.kind = 'export' and j.user_id = ${member.user.id}`;
  const lane = { organizationId, jobId: row?.job_id, lane: row?.lane, token: row?.token };
  const claim = await claimItems(test.ctx, userExportKind, lane, LEASE);
  if (claim?.items.length !== 1) throw new Error('There is nothing to claim.');
  await test.sql`update user_exports set attempt = ${ATTEMPT} where id = ${exportId}`;
  const place = { userId: member.user.id, exportId, attempt: ATTEMPT };
  const write = (position: number) =>
    withTenant(test.ctx.db, organizationId, (tx) =>
      storeChunk(test.ctx.settings, tx, { ...place, position }, Buffer.from('of before')),
    );
  await write(0);
  return { claim, lane, write };
}

describe('an export whose worker dies in the middle', () => {
  it('is made by another, once, and told by one mail', async () => {
    const { id } = await ask();
    const { claim, lane, write } = await dyingWorker(id);
    await makeExports(test.ctx);
    // As long as it is leased nobody else begins.
    expect(await stateOf(id)).toBe('pending');
    clock.advance(LEASE_MS + 1);
    await reconcile(test.ctx);
    await makeExports(test.ctx);
    expect(await stateOf(id)).toBe('ready');
    expect(await attemptsStored(id)).not.toContain(ATTEMPT);
    // The worker was frozen only: what it still does is refused.
    await expect(write(1)).rejects.toBeInstanceOf(ExportLost);
    const outcomes = claim.items.map((item) => ({ kind: 'completed', item, result: null }) as const);
    await settleItems(test.ctx, userExportKind, claim.job, { leaseToken: LEASE, outcomes, lane });
    await makeExports(test.ctx);
    expect(await mails()).toHaveLength(1);
    expect(linesIn((await opened()).get('profile.ndjson'))).toHaveLength(1);
  });

  it.each([
    ['another has taken over', `attempt = '${ATTEMPT}'`, 'pending'],
    ['it was given up', `status = 'failed'`, 'failed'],
  ])('is told by nobody where %s between the last part and the end', async (_why, change, status) => {
    const { id } = await ask();
    await test.sql.unsafe(`
      create function take_over() returns trigger language plpgsql security definer as $$
      begin
        update user_exports set ${change} where id = new.export_id;
        return null;
      end $$;
      create trigger take_over after insert on user_export_chunks for each row execute function take_over()`);
    const given = makeExport(test.ctx, { organizationId: member.organizationId, exportId: id });
    await expect(given).rejects.toBeInstanceOf(ExportLost);
    expect(await stateOf(id)).toBe(status);
    expect(await mails()).toEqual([]);
    await test.sql`drop function take_over cascade`;
    clock.advance(LEASE_MS + 1);
    await makeExports(test.ctx);
    expect(await mails()).toHaveLength(status === 'pending' ? 1 : 0);
  });

  it('is finished where only the word of it was lost', async () => {
    const { id } = await ask();
    const exported = { organizationId: member.organizationId, exportId: id };
    await makeExport(test.ctx, exported);
    await makeExports(test.ctx);
    expect(await stateOf(id)).toBe('ready');
    expect(await mails()).toHaveLength(1);
    expect((await opened()).has('README.txt')).toBe(true);
  });

  it('leaves one of a colleague as it is', async () => {
    const colleague = await buildColleague(test.ctx, member, 'member');
    const { id } = await requestUserExport(colleague.as);
    const { claim } = await dyingWorker((await ask()).id);
    const rows = () => test.sql`select * from user_exports where id = ${id}`;
    const before = [...(await rows())];
    await makeExport(test.ctx, { organizationId: member.organizationId, ...claim.job.options });
    await userExportKind.afterJobEnded?.(test.ctx, claim.job);
    const lost = await requestUserExport(member.as);
    await userExportKind.afterJobEnded?.(test.ctx, { ...claim.job, options: { exportId: lost.id } });
    expect(await stateOf(lost.id)).toBe('failed');
    expect([...(await rows())]).toEqual(before);
  });

  it('is made once, however many try at the same time', async () => {
    const { id } = await ask();
    const exported = { organizationId: member.organizationId, exportId: id };
    const tries = await Promise.allSettled(Array.from({ length: 6 }, () => makeExport(test.ctx, exported)));
    for (const one of tries) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(ExportLost);
    expect(await stateOf(id)).toBe('ready');
    expect(await mails()).toHaveLength(1);
    expect((await opened()).has('README.txt')).toBe(true);
    const [row] = await test.sql`select attempt from user_exports where id = ${id}`;
    expect(await attemptsStored(id)).toEqual([row?.attempt]);
  });
});

describe('an export that cannot be made', () => {
  it('fails in the end, leaves nothing, and may be asked for again', async () => {
    const { id } = await ask();
    await test.sql`alter table user_export_chunks add constraint refused check (position < 0) not valid`;
    for (let time = 0; time < 5; time++) {
      expect(await stateOf(id)).toBe('pending');
      await makeExports(test.ctx);
      clock.advance(60 * 60_000);
      await reconcile(test.ctx);
    }
    expect(await stateOf(id)).toBe('failed');
    expect(await test.sql`select 1 from user_export_chunks where export_id = ${id}`).toHaveLength(0);
    await test.sql`alter table user_export_chunks drop constraint refused`;
    const again = await ask();
    await makeExports(test.ctx);
    expect(await stateOf(again.id)).toBe('ready');
    expect(await mails()).toHaveLength(1);
  });

  it('is not written to once it is given up', async () => {
    const { id } = await ask();
    const { claim, write } = await dyingWorker(id);
    await userExportKind.afterJobEnded?.(test.ctx, claim.job);
    expect(await stateOf(id)).toBe('failed');
    await expect(write(1)).rejects.toBeInstanceOf(ExportLost);
    expect(await attemptsStored(id)).toEqual([]);
  });

  it('because it would be too large fails at once, with the reason', async () => {
    const { id } = await ask();
    const exported = { organizationId: member.organizationId, exportId: id };
    await expectCode(makeExport(test.ctx, exported, { mostBytes: 100 }), 'limit_reached');
    expect(await attemptsStored(id)).toEqual([]);
  });

  it('because its worker is stopping is another one to make, and no try is counted', async () => {
    const { id } = await ask();
    const { claim } = await dyingWorker(id);
    const [item] = claim.items;
    if (!item) throw new Error('There is nothing to do.');
    const stopped = await openTestContext(inject('services'), { clock, environment: test.environment });
    await stopped.close();
    const run = (stopping: AbortSignal) =>
      userExportKind.run({ ...stopped.ctx, stopping }, item, {
        job: claim.job,
        prepared: null,
        settled: Promise.resolve(),
      });
    const released = { kind: 'released', item };
    expect(await run(AbortSignal.abort())).toEqual({ ...released, delayMs: 0, countsAsAttempt: false });
    expect(await run(new AbortController().signal)).toMatchObject({ ...released, countsAsAttempt: true });
  });

  it('is given up with the person, whoever is at it', async () => {
    const { id } = await ask();
    const { claim, lane, write } = await dyingWorker(id);
    await eraseUser({ ...test.ctx, actor: { kind: 'operator', name: 'erase' } }, { userId: member.user.id });
    await expect(write(1)).rejects.toThrow();
    const outcomes = claim.items.map((item) => ({ kind: 'completed', item, result: null }) as const);
    const settled = await settleItems(test.ctx, userExportKind, claim.job, {
      leaseToken: LEASE,
      outcomes,
      lane,
    });
    expect(settled).toEqual({ next: null, finished: false });
    expect(await test.sql`select 1 from user_export_chunks where export_id = ${id}`).toHaveLength(0);
  });
});

describe('what is stored of an archive', () => {
  it('is sealed, for nobody else', async () => {
    await ask();
    await makeExports(test.ctx);
    const [row] = await test.sql`
      select c.sealed from user_export_chunks c join user_exports e on e.id = c.export_id where e.user_id = ${member.user.id}`;
    const sealed: Buffer = row?.sealed;
    expect(sealed.includes('README.txt')).toBe(false);
    expect(sealed.includes('PK\u0003\u0004')).toBe(false);
    const other = await buildMember(test.ctx);
    await test.sql`update user_exports set user_id = ${other.user.id} where user_id = ${member.user.id}`;
    const token = tokenIn((await mails()).at(-1));
    const { content } = await downloadUserExport(test.ctx, { token }, { address: '192.0.2.7' });
    await expect(Array.fromAsync(content)).rejects.toThrow();
  });
});
