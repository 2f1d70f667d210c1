import { fixture } from '@refinery/testing/fixture.ts';
import { expect, it } from 'vitest';
import { openDirectoryTest } from './testing/open-directory.ts';
import { expectScimError } from './testing/requests.ts';

/** A directory may ask ten times as often as its organization may write. */
const PLANS = JSON.stringify({ enterprise: { requestRate: 1 } });
const test = fixture((services) =>
  openDirectoryTest(services, { env: { PLANS, RATE_LIMIT_WINDOW_SECONDS: '3600' } }),
);

it('each organization has requests of its own, apart from those of its API', async () => {
  const [first, second] = [await test.openDirectory(), await test.openDirectory()];
  for (let count = 0; count < 10; count++)
    expect((await first.call('GET', '/Users?count=0')).statusCode).toBe(200);
  const refused = await first.call('GET', '/Users?count=0');
  expectScimError(refused, 429);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect((await second.call('GET', '/Users?count=0')).statusCode).toBe(200);
  expect((await test.get(first.admin, '/api/usage')).statusCode).toBe(200);
});

it('the last use of a token is written once a minute', async () => {
  const directory = await test.openDirectory();
  const usedAt = async () => {
    await directory.call('GET', '/Users?count=0');
    await test.ctx.background.settled();
    const [row] = await test.sql`
      select last_used_at as "usedAt" from scim_tokens where connection_id = ${directory.connectionId}`;
    return row?.usedAt;
  };
  const ago = (seconds: number) => test.sql`
    update scim_tokens set last_used_at = now() - make_interval(secs => ${seconds})
    where connection_id = ${directory.connectionId} returning last_used_at as "usedAt"`;
  expect(await usedAt()).toEqual(expect.any(Date));
  const [fresh] = await ago(30);
  expect(await usedAt()).toEqual(fresh?.usedAt);
  const [old] = await ago(90);
  expect((await usedAt()).getTime()).toBeGreaterThan(old?.usedAt.getTime());
});
