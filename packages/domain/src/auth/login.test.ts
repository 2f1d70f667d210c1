import { memberships } from '@refinery/db/schema/memberships.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { beforeAll, expect, it } from 'vitest';
import { login } from './login.ts';
import { withPasswordTurn } from './passwords.ts';
import { register } from './register.ts';
import { watchComparisons } from './testing/watch-comparisons.ts';

const BUSY = '192.0.2.1';
const CALM = '192.0.2.2';
/** What runs and waits at once before anybody is refused. */
const ROOM = 2 + 128;

const test = fixture(openTestContext);
let member: Member;

beforeAll(async () => {
  member = await buildMember(test.ctx);
});

const signIn = (email: string, password: string, address = CALM) =>
  login(test.ctx, { email, password }, address);
it('an unknown e-mail costs the same work as a wrong password, also the first of all', async () => {
  const comparisons = watchComparisons();
  for (const email of ['nobody@example.com', member.user.email, 'nobody@example.com']) {
    await expect(signIn(email, 'a wrong guess')).rejects.toMatchObject({ code: 'invalid_credentials' });
  }
  const [first, wrong, second] = comparisons.costs();
  expect([first, second]).toEqual([wrong, wrong]);
  expect(await comparisons.outcomes()).toEqual([false, false, false]);
});

it('while an address has as many passwords as there is room for, who signs in or registers from there is refused', async () => {
  const end = Promise.withResolvers<void>();
  const others = Array.from({ length: ROOM }, () => withPasswordTurn(BUSY, () => end.promise));
  try {
    const refused = { code: 'rate_limited', extras: { retryAfterSeconds: 1 } };
    await expect(signIn(member.user.email, 'correct horse', BUSY)).rejects.toMatchObject(refused);
    const account = { email: 'ada@example.com', password: 'a long password', fullName: 'Ada Lovelace' };
    await expect(register(test.ctx, account, BUSY)).rejects.toMatchObject(refused);
  } finally {
    end.resolve();
    await Promise.all(others);
  }
  expect((await signIn(member.user.email, 'correct horse', BUSY)).user.id).toBe(member.user.id);
});

it('who belongs to several organizations is signed in to the one joined first', async () => {
  const { user } = await buildMember(test.ctx);
  const join = async (createdAt: Date) => {
    const { organizationId } = await buildMember(test.ctx);
    await test.ctx.systemDb
      .insert(memberships)
      .values({ organizationId, userId: user.id, role: 'viewer', createdAt });
    return organizationId;
  };
  await join(new Date('2999-01-01T00:00:00Z'));
  expect((await signIn(user.email, 'correct horse')).user).toMatchObject({
    organizationId: user.organizationId,
    role: 'admin',
  });
  const first = await join(new Date('2001-01-01T00:00:00Z'));
  await join(new Date('2002-01-01T00:00:00Z'));
  expect((await signIn(user.email, 'correct horse')).user).toMatchObject({
    organizationId: first,
    role: 'viewer',
  });
});
