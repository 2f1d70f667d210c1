import { randomUUID } from 'node:crypto';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { OF_MEMBERS, sampleRequest } from '../../testing/sample-request.ts';
import { openTestApp } from '../../testing/test-app.ts';
import { totpOf } from '../../testing/totp.ts';

const PASSWORD = 'correct horse';

const test = fixture(openTestApp);
let admin: Member;

beforeEach(async () => {
  admin = await buildMember(test.ctx);
});

const post = (url: string, payload: object, who: Member | null = admin) =>
  test.post(who, `/api${url}`, payload);
const own = () => `/organizations/${admin.organizationId}`;
const change = (payload: object, who = admin) => test.put(who, `/api${own()}`, payload);

describe('an organization that asks for a second factor', () => {
  async function turnOn(who: Member): Promise<void> {
    const { secret } = (await post('/auth/two-factor/setup', { password: PASSWORD }, who)).json();
    const confirmed = await post('/auth/two-factor/confirm', { code: totpOf(secret, new Date()) }, who);
    expect(confirmed.statusCode).toBe(200);
  }
  async function ask(): Promise<void> {
    await turnOn(admin);
    expect((await change({ requireTwoFactor: true })).json()).toMatchObject({ requireTwoFactor: true });
  }

  it('is asked to by somebody who has one', async () => {
    await turnOn(await buildColleague(test.ctx, admin, 'admin'));
    expectProblem(await change({ requireTwoFactor: true }), 409, 'two_factor_not_set_up');
    const begun = await post('/auth/two-factor/setup', { password: PASSWORD });
    expect(begun.statusCode).toBe(200);
    expectProblem(await change({ requireTwoFactor: true }), 409, 'two_factor_not_set_up');
    expect((await change({ requireTwoFactor: false })).statusCode).toBe(200);
  });

  it('lets those without do nothing but set one up, also where they have signed in already', async () => {
    const colleague = await buildColleague(test.ctx, admin, 'admin');
    await ask();
    const closed = OF_MEMBERS.filter(({ unverified }) => !unverified);
    for (const endpoint of closed) {
      const reply = await test.send(colleague, sampleRequest(endpoint, colleague));
      expect([endpoint.operationId, reply.statusCode, reply.json().code]).toEqual([
        endpoint.operationId,
        403,
        'two_factor_setup_required',
      ]);
    }
    expect((await test.get(colleague, '/api/users/profile')).statusCode).toBe(200);
    // One that is begun and not confirmed is none.
    await post('/auth/two-factor/setup', { password: PASSWORD }, colleague);
    await test.ctx.identities.caughtUp();
    const begun = await test.get(colleague, '/api/usage');
    expectProblem(begun, 403, 'two_factor_setup_required');
    await turnOn(colleague);
    expect((await test.get(colleague, '/api/usage')).statusCode).toBe(200);
    expect((await test.get(admin, '/api/usage')).statusCode).toBe(200);
  });

  it('asks them also where they come from another one, and leaves that one open', async () => {
    const guest = await buildMember(test.ctx);
    const { token } = (await post(`${own()}/invitations`, { email: guest.user.email })).json();
    expect((await post('/invitations/accept', { token }, guest)).statusCode).toBe(200);
    await ask();
    const there = await test.get(guest, `/api${own()}`);
    expectProblem(there, 403, 'two_factor_setup_required');
    expect((await test.get(guest, '/api/usage')).statusCode).toBe(200);
  });

  it('lets API keys go on', async () => {
    const colleague = await buildColleague(test.ctx, admin, 'member');
    const { key } = await createApiKey(colleague.as, { name: 'key' });
    await ask();
    const headers = { 'x-api-key': key };
    expect((await test.get(null, '/api/usage', headers)).statusCode).toBe(200);
  });
});

describe('an organization for e-mails of some domains', () => {
  const person = (domain: string) => ({
    email: `${randomUUID()}@${domain}`,
    fullName: 'A Person',
    password: 'tables of functions',
  });
  const invite = (email: string) => post(`${own()}/invitations`, { email });
  const add = (domain: string) => post(`${own()}/members`, person(domain));

  it('takes nobody else, however they come', async () => {
    const { fullName, password } = person('');
    const early = (await invite(person('elsewhere.example').email)).json();
    const guest = await buildMember(test.ctx);
    const guests = (await invite(guest.user.email)).json();
    const set = await change({ allowedEmailDomains: ['Acme.Example', 'sub.acme.example'] });
    expect(set.json().allowedEmailDomains).toEqual(['acme.example', 'sub.acme.example']);
    for (const domain of ['elsewhere.example', 'notacme.example', 'x.acme.example', 'acme.example.org']) {
      expectProblem(await invite(person(domain).email), 422, 'email_domain_not_allowed');
      expectProblem(await add(domain), 422, 'email_domain_not_allowed');
    }
    const asNew = { token: early.token, fullName, password };
    expectProblem(await post('/auth/accept-invitation', asNew, null), 422, 'email_domain_not_allowed');
    expectProblem(
      await post('/invitations/accept', { token: guests.token }, guest),
      422,
      'email_domain_not_allowed',
    );
    for (const domain of ['acme.example', 'ACME.example', 'sub.acme.example']) {
      expect((await invite(person(domain).email)).statusCode).toBe(201);
      expect((await add(domain)).statusCode).toBe(201);
    }
    // The refused ones are still open, for the day it takes them again.
    await change({ allowedEmailDomains: [] });
    expect((await post('/auth/accept-invitation', asNew, null)).statusCode).toBe(201);
  });

  it('knows what a domain is', async () => {
    for (const domain of [
      '',
      'acme',
      '@acme.example',
      'acme.example.',
      '-a.example',
      'a b.example',
      'x'.repeat(254),
    ])
      expectProblem(await change({ allowedEmailDomains: [domain] }), 400, 'validation_failed');
    expectProblem(
      await change({ allowedEmailDomains: ['a.example', 'a.example'] }),
      400,
      'validation_failed',
    );
  });
});
