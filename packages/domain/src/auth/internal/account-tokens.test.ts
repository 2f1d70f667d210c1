import { buildMember } from '@refinery/testing/builders.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { expect, it } from 'vitest';
import { verifyEmail } from '../verify-email.ts';
import { issueToken } from './account-tokens.ts';

const test = fixture(openTestContext);

const somebodyWaits = async () => {
  const [row] = await test.sql`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  return row?.count > 0;
};

it('a token that is used while a new one is made waits its turn, and then works no more', async () => {
  const { user } = await buildMember(test.ctx);
  const owner = { userId: user.id, kind: 'verify-email' } as const;
  const { token } = await test.ctx.systemDb.transaction((tx) => issueToken(test.ctx, tx, owner));
  let using: Promise<void> | undefined;
  await test.ctx.systemDb.transaction(async (tx) => {
    await tx.execute(`select 1 from users where id = '${user.id}' for no key update`);
    using = expectCode(verifyEmail(test.ctx, { token }, { address: '192.0.2.1' }), 'account_token_invalid');
    await waitFor(somebodyWaits, { what: 'the other to wait' });
    // Where the other had taken the token first, each would wait for the other here.
    await issueToken(test.ctx, tx, owner);
  });
  await using;
  const rows = await test.sql`select used_at from account_tokens where user_id = ${user.id}`;
  expect([...rows]).toEqual([{ used_at: null }]);
});
