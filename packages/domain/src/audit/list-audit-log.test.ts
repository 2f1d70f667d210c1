import { auditLog } from '@refinery/db/schema/audit-log.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { createApiKey } from '../api-keys/create-api-key.ts';
import { authenticateApiKey } from '../auth/authenticate-api-key.ts';
import { asCaller } from '../context/as-caller.ts';
import { exportAuditLog } from './export-audit-log.ts';
import { listAuditLog } from './list-audit-log.ts';
import { mutate } from './mutate.ts';

const MANY = 450;

const test = fixture((services) => openTestContext(services, { clock }));
let member: Member;
const clock = new TestClock();

beforeEach(async () => {
  member = await buildMember(test.ctx);
});

const change = (target: string, ctx = member.as) =>
  mutate(ctx, 'note.create', async () => ({ target, result: undefined }));

/** The time of what is recorded next. */
function later(): string {
  clock.advance(60_000);
  return clock.now().toISOString();
}

type Filters = Parameters<typeof exportAuditLog>[1];

const listed = async (filters: Filters, as = member.as) =>
  (await listAuditLog(as, { limit: 100, ...filters })).items;
const exported = async (filters: Filters = {}, as = member.as) =>
  Array.fromAsync(await exportAuditLog(as, filters));

const targetsOf = (rows: readonly { target: string }[]) => rows.map(({ target }) => target);

describe('the audit log', () => {
  it('is listed by pages without a gap or a repetition, whatever comes meanwhile', async () => {
    for (let index = 0; index < 7; index++) await change(`${index}`);
    const seen: number[] = [];
    let cursor: number | undefined;
    do {
      const page = await listAuditLog(member.as, { limit: 3, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map(({ sequence }) => sequence));
      cursor = page.next === null ? undefined : Number(page.next);
      await change('meanwhile');
    } while (cursor);
    expect(seen).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
  });

  it('is filtered by action, target, and the time from and before which', async () => {
    await change('early');
    const from = later();
    await change('middle');
    const to = later();
    await change('late');
    const action = 'note.create';
    expect(targetsOf(await listed({ action }))).toEqual(['late', 'middle', 'early']);
    expect(targetsOf(await listed({ action, from }))).toEqual(['late', 'middle']);
    expect(targetsOf(await listed({ action, to }))).toEqual(['middle', 'early']);
    expect(targetsOf(await listed({ action, from, to }))).toEqual(['middle']);
    expect(targetsOf(await listed({ target: 'late' }))).toEqual(['late']);
    expect(await listed({ action: 'note' })).toEqual([]);
    expect(targetsOf(await exported({ action, from, to }))).toEqual(['middle']);
  });

  it('is listed by pages between two moments, too, and goes on behind any entry', async () => {
    await change('before');
    const from = later();
    for (const target of ['a', 'b', 'c', 'd']) {
      await change(target);
      await change(`${target} at the same moment`);
      later();
    }
    const to = clock.now().toISOString();
    await change('after');
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = { limit: 3, from, to, ...(cursor === undefined ? {} : { cursor: Number(cursor) }) };
      const { items, next } = await listAuditLog(member.as, page);
      seen.push(...targetsOf(items));
      cursor = next;
    }
    const both = (target: string) => [`${target} at the same moment`, target];
    const all = ['d', 'c', 'b', 'a'].flatMap(both);
    expect(seen).toEqual(all);
    const [newest] = await listed({ target: 'after' });
    const behind = (cursor: number) => listAuditLog(member.as, { limit: 100, from, to, cursor });
    expect(targetsOf((await behind(newest?.sequence ?? 0)).items)).toEqual(all);
    expect((await behind(1_000)).items).toEqual([]);
  });

  it('is filtered by who did it: a person with their keys, or one key', async () => {
    const colleague = await buildColleague(test.ctx, member, 'admin');
    const { id, key } = await createApiKey(colleague.as, { name: 'ci' });
    const program = asCaller(test.ctx, await authenticateApiKey(test.ctx, key, '192.0.2.7'));
    await change('by hand', colleague.as);
    await change('by key', program);
    await change('by another');
    expect(targetsOf(await listed({ actor: colleague.user.id }))).toEqual(['by key', 'by hand', id]);
    expect(targetsOf(await listed({ actor: id }))).toEqual(['by key']);
    expect(targetsOf(await exported({ actor: id }))).toEqual(['by key']);
  });

  it.each([1, 2])('makes one list of its pages of %i, whatever it is filtered by', async (limit) => {
    const colleague = await buildColleague(test.ctx, member, 'admin');
    const { id, key } = await createApiKey(colleague.as, { name: 'ci' });
    const program = asCaller(test.ctx, await authenticateApiKey(test.ctx, key, '192.0.2.7'));
    const moments = [];
    for (const round of ['first', 'second', 'third']) {
      moments.push(later());
      for (const as of [member.as, colleague.as, program, colleague.as, program]) await change(round, as);
      await change('always', program);
    }
    const [, from = '', to = ''] = moments;
    const userId = colleague.user.id;
    const actors = [{}, { actor: userId }, { actor: id }, { actor: member.user.id }];
    const times = [{}, { from }, { to }, { from, to }];
    const others = [
      {},
      { action: 'note.create' },
      { target: 'always' },
      { action: 'note.create', target: 'second' },
    ];
    const all = await listed({});
    for (const filters of actors.flatMap((actor) =>
      times.flatMap((time) => others.map((other): Filters => ({ ...actor, ...time, ...other }))),
    )) {
      const { actor, action, target } = filters;
      const expected = all.filter(
        (row) =>
          (!actor || row.userId === actor || row.apiKeyId === actor) &&
          (!action || row.action === action) &&
          (!target || row.target === target) &&
          (!filters.from || row.createdAt >= filters.from) &&
          (!filters.to || row.createdAt < filters.to),
      );
      const seen: number[] = [];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const page = { ...filters, limit, ...(cursor === undefined ? {} : { cursor: Number(cursor) }) };
        const { items, next } = await listAuditLog(member.as, page);
        // Only the last page may be short, and none goes on for ever.
        expect(next === null || (items.length === limit && seen.length < all.length)).toBe(true);
        seen.push(...items.map(({ sequence }) => sequence));
        cursor = next;
      }
      expect([filters, seen]).toEqual([filters, expected.map(({ sequence }) => sequence)]);
    }
  });

  it('shows every column of its rows, and the rows of nobody else', async () => {
    const stranger = await buildMember(test.ctx);
    await change('mine');
    const [row] = await listed({});
    const stored = await member.as.tenant.run((tx) => tx.select().from(auditLog));
    const [newest] = stored.filter(({ sequence }) => sequence === row?.sequence);
    expect(row).toEqual({ ...newest, createdAt: newest?.createdAt.toISOString() });
    expect(await listed({ target: 'mine' }, stranger.as)).toEqual([]);
    const theirs = await exported({}, stranger.as);
    expect(new Set(theirs.map(({ organizationId }) => organizationId))).toEqual(
      new Set([stranger.organizationId]),
    );
  });

  it('is for admins only, and for keys of theirs with its scope', async () => {
    const colleague = await buildColleague(test.ctx, member, 'member');
    const { key } = await createApiKey(member.as, { name: 'ci', scopes: ['usage:read'] });
    const program = asCaller(test.ctx, await authenticateApiKey(test.ctx, key, '192.0.2.7'));
    const before = await listed({});
    for (const ctx of [colleague.as, program]) {
      await expect(listed({}, ctx)).rejects.toMatchObject({ code: 'forbidden' });
      await expect(exported({}, ctx)).rejects.toMatchObject({ code: 'forbidden' });
    }
    await expect(createApiKey(colleague.as, { name: 'x', scopes: ['audit:read'] })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await listed({})).toEqual(before);
  });
});

describe('an export', () => {
  it('is recorded before its first row, with its filters, and has that row itself', async () => {
    const rows = await exported({});
    expect([rows.at(-1)?.action, rows.at(-1)?.after]).toEqual(['audit-log.export', {}]);
    await exportAuditLog(member.as, { action: 'note.create', from: '2026-01-01T00:00:00Z' });
    expect((await listed({}))[0]).toMatchObject({
      action: 'audit-log.export',
      target: member.organizationId,
      userId: member.user.id,
      after: { action: 'note.create', from: '2026-01-01T00:00:00Z' },
    });
  });

  it('has every row in order, page by page, and ends although more are written', async () => {
    for (let index = 0; index < MANY; index++) await change(`${index}`);
    const sequences: number[] = [];
    for await (const { sequence } of await exportAuditLog(member.as, {})) {
      sequences.push(sequence);
      if (sequence % 100 === 0) await change('meanwhile');
    }
    expect(sequences).toEqual(Array.from({ length: MANY + 2 }, (_, index) => index + 1));
  });

  it('holds no connection while its reader rests, and none once it has gone', async () => {
    for (let index = 0; index < 3; index++) await change(`${index}`);
    const readers = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const rows = (await exportAuditLog(member.as, {}))[Symbol.asyncIterator]();
        await rows.next();
        return rows;
      }),
    );
    // The pool has five connections.
    expect((await listed({})).length).toBeGreaterThan(20);
    for (const reader of readers) await reader.return?.();
  });
});
