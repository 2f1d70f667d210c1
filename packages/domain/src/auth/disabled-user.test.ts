import { auditLog } from '@refinery/db/schema/audit-log.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { drainJobs } from '@refinery/testing/drain-jobs.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { deliverMails, readOutbox, tokenIn } from '@refinery/testing/mails.ts';
import { openOperator } from '@refinery/testing/open-operator.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { like } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { createApiKey } from '../api-keys/create-api-key.ts';
import { asMember } from '../members/as-member.ts';
import { promoteMember } from '../members/promote-member.ts';
import { createEnrichmentJob } from '../prompts/enriching/create-enrichment-job.ts';
import { enrichmentKind } from '../prompts/enriching/enrichment-kind.ts';
import { listEnrichmentJobItems } from '../prompts/enriching/list-enrichment-job-items.ts';
import { createPrompt } from '../prompts/versions/create-prompt.ts';
import { authenticateSession } from './authenticate.ts';
import { authenticateApiKey } from './authenticate-api-key.ts';
import { disableUser } from './disable-user.ts';
import { enableUser } from './enable-user.ts';
import { forgotPassword } from './forgot-password.ts';
import { issuePasswordReset } from './issue-password-reset.ts';
import { login } from './login.ts';
import { refreshSession } from './refresh-session.ts';
import { resetPassword } from './reset-password.ts';

const PASSWORD = 'correct horse';
const ADDRESS = '127.0.0.1';

const test = fixture((services) => openTestContext(services, { env: { AUTH_FAILURES_PER_ADDRESS: '0' } }));
const operator = fixture(() => openOperator(test));
let member: Member;
let email: string;

beforeEach(async () => {
  member = await buildMember(test.ctx);
  email = member.user.email;
});

/** Operators are another process: this one is told. */
const told = () => test.ctx.identities.caughtUp();
const disable = async (who = email) => {
  const disabled = await disableUser(operator.ctx, { email: who });
  await told();
  return disabled;
};
const enable = async () => {
  await enableUser(operator.ctx, { email });
  await told();
};
const signIn = (password = PASSWORD) => login(test.ctx, { email, password }, ADDRESS);
const actionsIn = async (organizationId: string) => {
  const rows = await withTenant(test.ctx.db, organizationId, (tx) =>
    tx.select().from(auditLog).where(like(auditLog.action, 'user.%able')).orderBy(auditLog.sequence),
  );
  return rows.map(({ action, actorKind, target }) => [action, actorKind, target]);
};

describe('somebody who was disabled', () => {
  it('cannot sign in, and is told so only where the password is right', async () => {
    await disable();
    await expectCode(signIn(), 'account_disabled');
    await expectCode(signIn('wrong'), 'invalid_credentials');
    await enable();
    expect((await signIn()).user.email).toBe(email);
  });

  it('has no session any more, and gets none back', async () => {
    const other = await signIn();
    expect(await disable()).toEqual({
      changed: true,
      sessions: 2,
      onlyAdminOf: [member.user.organization.slug],
    });
    for (const { sessionId, refreshToken } of [member, other]) {
      await expectCode(authenticateSession(test.ctx, sessionId), 'account_disabled');
      await expectCode(
        refreshSession(test.ctx, { refreshToken: `${refreshToken}` }),
        'refresh_token_invalid',
      );
    }
    await enable();
    await expectCode(authenticateSession(test.ctx, member.sessionId), 'unauthenticated');
  });

  it('has API keys that do not work, and work again afterwards', async () => {
    const { key } = await createApiKey(member.as, { name: 'ci' });
    const use = () => authenticateApiKey(test.ctx, key, ADDRESS);
    expect((await use()).kind).toBe('api-key');
    await disable();
    await expectCode(use(), 'account_disabled');
    await expectCode(use(), 'account_disabled');
    await enable();
    expect((await use()).kind).toBe('api-key');
  });

  it('writes nothing any more by what was begun in their name', async () => {
    const colleague = await buildColleague(test.ctx, member, 'member');
    const [userId, { organizationId }] = [colleague.user.id, member];
    const prompt = { name: 'Report', content: 'Summarize the report in at most 50 words.' };
    const promptIds = [(await createPrompt(member.as, prompt)).id];
    const job = await createEnrichmentJob(colleague.as, { promptIds, commit: true });
    const later = { organizationId, userId, sessionId: job.id };
    expect((await asMember(test.ctx, later)).actor).toMatchObject({ userId, role: 'member' });
    await disable(colleague.user.email);
    await drainJobs(test.ctx, enrichmentKind);
    const { items } = await listEnrichmentJobItems(member.as, { id: job.id, limit: 10 });
    expect(items).toMatchObject([{ status: 'failed', failure: { code: 'forbidden' }, version: null }]);
    await expectCode(asMember(test.ctx, later), 'forbidden');
  });

  it('has no links that work, and is mailed none', async () => {
    await forgotPassword(test.ctx, { email }, { address: ADDRESS });
    await deliverMails(test.ctx);
    const mails = await readOutbox(test.ctx, email);
    const token = tokenIn(mails.at(-1));
    await disable();
    await expectCode(
      resetPassword(test.ctx, { token, newPassword: 'tables of functions' }, { address: ADDRESS }),
      'account_token_invalid',
    );
    const again = await forgotPassword(test.ctx, { email }, { address: ADDRESS });
    expect(again.message).toContain('If there is an account with this e-mail');
    await deliverMails(test.ctx);
    expect(await readOutbox(test.ctx, email)).toHaveLength(mails.length);
    await expectCode(issuePasswordReset(operator.ctx, { email, by: 'answer' }), 'account_disabled');
  });

  it('stands so in the logs of all their organizations, once', async () => {
    const host = await buildMember(test.ctx);
    const guest = await buildColleague(test.ctx, host, 'member');
    const target = guest.user.id;
    await disable(guest.user.email);
    await disable(guest.user.email.toUpperCase());
    await enableUser(operator.ctx, { email: guest.user.email });
    await enableUser(operator.ctx, { email: guest.user.email });
    const expected = [
      ['user.disable', 'operator', target],
      ['user.enable', 'operator', target],
    ];
    expect(await actionsIn(host.organizationId)).toEqual(expected);
    expect(await actionsIn(guest.user.organizationId)).toEqual(expected);
  });

  it('is named as the only admin where no other can sign in', async () => {
    const other = await buildColleague(test.ctx, member, 'admin');
    expect((await disable()).onlyAdminOf).toEqual([]);
    expect((await disable(other.user.email)).onlyAdminOf).toEqual(
      [member.user.organization.slug, other.user.organization.slug].sort(),
    );
  });

  it('is named as the only admin of organizations in which they are one, whatever others are there', async () => {
    const other = await buildColleague(test.ctx, member, 'member');
    expect((await disable()).onlyAdminOf).toEqual([member.user.organization.slug]);
    expect((await disable(other.user.email)).onlyAdminOf).toEqual([other.user.organization.slug]);
  });

  it('has no session that began at the same moment', async () => {
    const began = await Promise.allSettled([signIn(), disable(), signIn()]);
    await expectCode(signIn(), 'account_disabled');
    await enable();
    for (const one of began) {
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'account_disabled' });
      else if ('sessionId' in one.value)
        await expectCode(authenticateSession(test.ctx, one.value.sessionId), 'unauthenticated');
    }
  });

  it('must be somebody', async () => {
    for (const verb of [disableUser, enableUser])
      await expectCode(verb(operator.ctx, { email: 'nobody@example.com' }), 'user_not_found');
  });
});

describe('a link that an operator has made', () => {
  it('is mailed, or answered, works once, and ends the older ones', async () => {
    expect(await issuePasswordReset(operator.ctx, { email: email.toUpperCase(), by: 'mail' })).toEqual({
      email,
      link: null,
    });
    await deliverMails(test.ctx);
    const mailed = tokenIn((await readOutbox(test.ctx, email)).at(-1));
    const { link } = await issuePasswordReset(operator.ctx, { email, by: 'answer' });
    const token = /\/reset-password#token=([\w-]+)$/.exec(link ?? '')?.[1] ?? '';
    const choose = (one: string) =>
      resetPassword(test.ctx, { token: one, newPassword: 'tables of functions' }, { address: ADDRESS });
    await expectCode(choose(mailed), 'account_token_invalid');
    await choose(token);
    await expectCode(choose(token), 'account_token_invalid');
    expect((await signIn('tables of functions')).user.email).toBe(email);
    await expectCode(
      issuePasswordReset(operator.ctx, { email: 'x@example.com', by: 'mail' }),
      'user_not_found',
    );
  });

  it('stands in the log, without the link', async () => {
    const { link } = await issuePasswordReset(operator.ctx, { email, by: 'answer' });
    const rows = await withTenant(test.ctx.db, member.organizationId, (tx) => tx.select().from(auditLog));
    const row = rows.find(({ action }) => action === 'user.issue-password-reset');
    expect(row).toMatchObject({ actorKind: 'operator', target: member.user.id, after: { by: 'answer' } });
    expect(JSON.stringify(rows)).not.toContain(link?.split('=')[1]);
  });
});

describe('somebody who is promoted', () => {
  const promote = async (who: string, slug = member.user.organization.slug) => {
    const promoted = await promoteMember(operator.ctx, { email: who, slug });
    await told();
    return promoted;
  };
  const roleOf = async ({ sessionId }: Member) => (await authenticateSession(test.ctx, sessionId)).role;

  it('is an admin from the next request on, and once', async () => {
    const colleague = await buildColleague(test.ctx, member, 'viewer');
    const other = await buildColleague(test.ctx, member, 'viewer');
    expect(await promote(colleague.user.email)).toEqual({ changed: true });
    expect(await roleOf(colleague)).toBe('admin');
    expect(await roleOf(other)).toBe('viewer');
    expect(await promote(colleague.user.email)).toEqual({ changed: false });
    const rows = await withTenant(test.ctx.db, member.organizationId, (tx) => tx.select().from(auditLog));
    expect(rows.filter(({ actorKind }) => actorKind === 'operator')).toMatchObject([
      {
        action: 'member.update',
        target: colleague.user.id,
        before: { role: 'viewer' },
        after: { role: 'admin' },
      },
    ]);
  });

  it('is a member, may sign in, and of an organization that there is', async () => {
    const stranger = await buildMember(test.ctx);
    await expectCode(promote(stranger.user.email), 'member_not_found');
    await expectCode(promote('nobody@example.com'), 'user_not_found');
    await expectCode(promote(email, 'nobody'), 'organization_not_found');
    const colleague = await buildColleague(test.ctx, member, 'member');
    await disable(colleague.user.email);
    await expectCode(promote(colleague.user.email), 'account_disabled');
  });
});
