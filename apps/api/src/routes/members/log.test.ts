import { createPrompt } from '@refinery/domain/prompts/versions/create-prompt.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { deliverMails, readOutbox } from '@refinery/testing/mails.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { openTestApp } from '../../testing/test-app.ts';

const PASSWORD = 'tables of functions';
const headers = { 'user-agent': 'a browser' };

const test = fixture(openTestApp);

let admin: Member;

beforeEach(async () => {
  admin = await buildMember(test.ctx);
});

const address = () => `new-${crypto.randomUUID()}@example.com`;
const own = () => `/organizations/${admin.organizationId}`;
const post = async (who: Member | null, url: string, payload: object) => {
  const reply = await test.post(who, `/api${url}`, payload, headers);
  expect(reply.statusCode, reply.body).toBeLessThan(300);
  return reply.json();
};
const logged = async (action: string) => {
  const rows = await test.sql`
    select user_id, target, user_agent, address, before, after from audit_log
    where organization_id = ${admin.organizationId} and action = ${action} order by sequence`;
  return rows.map(({ user_id: userId, user_agent: userAgent, ...row }) => ({ ...row, userId, userAgent }));
};

describe('the log of an organization has', () => {
  it('whom an admin has made a member, and as what', async () => {
    const email = address();
    const person = { email, fullName: 'New Comer', password: PASSWORD, role: 'viewer' };
    const { id } = await post(admin, `${own()}/members`, person);
    expect(await logged('member.add')).toMatchObject([
      { userId: admin.user.id, target: id, before: null, after: { email, role: 'viewer' } },
    ]);
  });

  it('who has accepted an invitation, with and without an account before, and from where', async () => {
    const guest = await buildMember(test.ctx);
    const invited = await post(admin, `${own()}/invitations`, { email: guest.user.email, role: 'viewer' });
    await post(guest, '/invitations/accept', { token: invited.token });
    const second = await post(admin, `${own()}/invitations`, { email: address() });
    const asNew = { token: second.token, fullName: 'A Guest', password: PASSWORD };
    const { user } = await post(null, '/auth/accept-invitation', asNew);
    const client = { userAgent: 'a browser', address: expect.any(String) };
    expect(await logged('invitation.accept')).toMatchObject([
      {
        ...client,
        userId: guest.user.id,
        target: invited.id,
        after: { userId: guest.user.id, role: 'viewer' },
      },
      { ...client, userId: user.id, target: second.id, after: { userId: user.id, role: 'member' } },
    ]);
  });

  it('with a member who goes all that ended with them', async () => {
    const person = await buildColleague(test.ctx, admin, 'admin');
    const { id: promptId } = await createPrompt(admin.as, { name: 'Answer', content: 'Be kind.' });
    const ids: Record<'apiKeys' | 'shares' | 'invitations', string[]> = {
      apiKeys: [],
      shares: [],
      invitations: [],
    };
    for (let count = 0; count < 2; count++) {
      ids.apiKeys.push((await post(person, '/api-keys', { name: 'key' })).id);
      ids.shares.push((await post(person, '/sharing/create', { promptId, version: 1 })).id);
      ids.invitations.push((await post(person, `${own()}/invitations`, { email: address() })).id);
    }
    const url = `/api${own()}/members/${person.user.id}`;
    expect((await test.delete(admin, url)).statusCode).toBe(204);
    const [row] = await logged('member.remove');
    const { before } = row as unknown as { before: typeof ids & { email: string; role: string } };
    expect([before.email, before.role]).toEqual([person.user.email, 'admin']);
    for (const what of ['apiKeys', 'shares', 'invitations'] as const)
      expect(before[what].toSorted()).toEqual(ids[what].toSorted());
  });
});

it('the mail of an invitation says as what somebody is invited', async () => {
  const email = address();
  await post(admin, `${own()}/invitations`, { email, role: 'viewer' });
  await deliverMails(test.ctx);
  const [mail] = await readOutbox(test.ctx, email);
  expect(mail?.text).toContain('viewer');
});

it('whoever registers finds the device and the address at their session', async () => {
  const account = { email: address(), fullName: 'New Comer', password: PASSWORD };
  const { user, accessToken } = await post(null, '/auth/register', account);
  const authorization = `Bearer ${accessToken}`;
  const sessions = (await test.get(null, '/api/auth/sessions', { authorization })).json();
  expect(sessions).toMatchObject([{ device: 'a browser', address: expect.any(String) }]);
  expect(user.email).toBe(account.email);
});
