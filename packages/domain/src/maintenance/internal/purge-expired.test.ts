import { sessions } from '@refinery/db/schema/sessions.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { expect, it } from 'vitest';
import { refreshSession } from '../../auth/refresh-session.ts';
import { claimIdempotencyKey } from '../../idempotency/idempotency.ts';
import { purgeExpired } from './purge-expired.ts';

const DAY_MS = 24 * 60 * 60_000;
const WEEK_MS = 7 * DAY_MS;

const test = fixture((services) => openTestContext(services, { clock }));
const clock = new TestClock();

it('sessions go once they are over, and none that was kept alive', async () => {
  const { ctx } = test;
  const ended = await buildMember(ctx);
  const alive = await buildMember(ctx);
  clock.advance(WEEK_MS - 1);
  await refreshSession(ctx, alive);
  clock.advance(1);
  const left = async () => {
    await purgeExpired(ctx);
    return (await ctx.systemDb.select({ id: sessions.id }).from(sessions)).map(({ id }) => id).sort();
  };
  expect(await left()).toEqual([ended.sessionId, alive.sessionId].sort());
  clock.advance(1);
  expect(await left()).toEqual([alive.sessionId]);
});

it('idempotency keys go once they are over', async () => {
  const { as } = await buildMember(test.ctx);
  const claim = (key: string) => claimIdempotencyKey(as, { key, route: 'POST /x', requestHash: 'x' });
  await claim('old');
  clock.advance(DAY_MS);
  await claim('new');
  const left = async () => {
    await purgeExpired(test.ctx);
    const rows = await asSuperuser(
      test.ctx,
      (sql) => sql`select key from idempotency_keys order by created_at`,
    );
    return rows.map(({ key }) => key.split(':')[1]);
  };
  expect(await left()).toEqual(['old', 'new']);
  clock.advance(1);
  expect(await left()).toEqual(['new']);
});
