import { reconcile } from '@refinery/domain/maintenance/reconcile.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { fillOrganization } from '../../testing/fill-organization.ts';
import { openTestApp } from '../../testing/test-app.ts';

const DAY_MS = 24 * 60 * 60_000;

const test = fixture((services) => openTestApp(services, { clock }));

let member: Member;
let slug: string;
const clock = new TestClock();

beforeEach(async () => {
  member = await buildMember(test.ctx);
  ({ slug } = member.user.organization);
});

const url = () => `/api/organizations/${member.organizationId}`;
const remove = (typed = slug) => test.delete(member, `${url()}?slug=${typed}`);
const restore = () => test.post(member, `${url()}/restore`);
const exists = async () =>
  (await test.sql`select 1 from organizations where id = ${member.organizationId}`).length === 1;

/** How many rows each table has of the organization. */
async function rowsOf(organizationId: string): Promise<Record<string, number>> {
  const tables = await test.sql<{ name: string }[]>`
    select c.relname as name from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped
    where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace`;
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await test.sql`
      select count(*)::int as rows from ${test.sql(name)} where organization_id = ${organizationId}`;
    counts[name] = Number(row?.rows);
  }
  return counts;
}

describe('deleting an organization', () => {
  it('wants its slug typed, and takes a week in which everything works on', async () => {
    expectProblem(await remove('acme'), 400, 'validation_failed');
    expectProblem(await test.delete(member, url()), 400, 'validation_failed');
    const { deletesAt } = (await remove()).json();
    expect(new Date(deletesAt).getTime()).toBe(clock.now().getTime() + 7 * DAY_MS);
    clock.advance(DAY_MS);
    // Sent again it does not begin anew.
    expect((await remove()).json().deletesAt).toBe(deletesAt);
    const payload = { text: 'Please write a poem.' };
    const optimize = await test.post(member, '/api/optimize', payload);
    expect(optimize.statusCode).toBe(200);
    clock.set(new Date(new Date(deletesAt).getTime() - 1));
    await reconcile(test.ctx);
    expect(await exists()).toBe(true);
  });

  it('takes every row with it then, and none of another organization', async () => {
    const other = await buildMember(test.ctx);
    for (const one of [member, other]) await fillOrganization(test, one);
    // What the process holds for calls to models is given back by itself, and not in seven days.
    await test.ctx.ledger.settled();
    await test.ctx.callMoney.flush();
    await test.ctx.callMoney.endIdle();
    const theirs = await rowsOf(other.organizationId);
    const filled = Object.values(await rowsOf(member.organizationId)).filter((rows) => rows > 0);
    expect(filled.length).toBeGreaterThan(9);
    await remove();
    clock.advance(7 * DAY_MS);
    await reconcile(test.ctx);
    expect(await exists()).toBe(false);
    const left = Object.entries(await rowsOf(member.organizationId)).filter(([, rows]) => rows > 0);
    expect(left).toEqual([]);
    expect(await rowsOf(other.organizationId)).toEqual({ ...theirs, idempotency_keys: 0, counted_calls: 0 });
    expectProblem(await test.get(member, '/api/auth/me'), 401, 'unauthenticated');
  });

  it('can be called off until then', async () => {
    await remove();
    clock.advance(7 * DAY_MS - 1);
    expect((await restore()).json().deletesAt).toBeNull();
    // Where nothing was to be deleted nothing happens.
    expect((await restore()).json().deletesAt).toBeNull();
    clock.advance(DAY_MS);
    await reconcile(test.ctx);
    expect(await exists()).toBe(true);
  });

  it('leaves its people their accounts: who has no organization left gets one at the next sign-in', async () => {
    const colleague = await buildColleague(test.ctx, member, 'member');
    const { email } = member.user;
    await remove();
    clock.advance(7 * DAY_MS);
    await reconcile(test.ctx);
    const signIn = (who: Member) =>
      test.post(null, '/api/auth/login', { email: who.user.email, password: 'correct horse' });
    const { user } = (await signIn(member)).json();
    expect(user).toMatchObject({ email, role: 'admin', organization: { name: "Test User's organization" } });
    expect(user.organizationId).not.toBe(member.organizationId);
    // The same one from then on.
    expect((await signIn(member)).json().user.organizationId).toBe(user.organizationId);
    // Whoever belongs to another one stays there.
    expect((await signIn(colleague)).json().user.organizationId).toBe(colleague.user.organizationId);
  });
});
