import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { confirmTwoFactor } from '@refinery/domain/auth/confirm-two-factor.ts';
import { disableTwoFactor } from '@refinery/domain/auth/disable-two-factor.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { commitMeanwhile } from '@refinery/testing/commit-meanwhile.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { openTestApp } from '../testing/test-app.ts';
import { totpOf } from '../testing/totp.ts';

const PASSWORD = 'correct horse';
const PERIOD_MS = 30_000;
const WRONG = '000000';

const test = fixture((services) => openTestApp(services, { clock }));

let member: Member;
const clock = new TestClock();

beforeEach(async () => {
  member = await buildMember(test.ctx);
  clock.advance(10 * PERIOD_MS);
});

const post = (path: string, payload: object, who: Member | null = member) =>
  test.post(who, `/api/auth${path}`, payload);
const signIn = (code?: string, password = PASSWORD) =>
  post('/login', { email: member.user.email, password, ...(code ? { code } : {}) }, null);
const setup = (password = PASSWORD) => post('/two-factor/setup', { password });
const confirm = (code: string) => post('/two-factor/confirm', { code });
const disable = (code: string, password = PASSWORD) => post('/two-factor/disable', { password, code });
const state = async () => (await test.get(member, '/api/auth/two-factor')).json();
const codeOf = (secret: string, periods = 0) =>
  totpOf(secret, new Date(clock.now().getTime() + periods * PERIOD_MS));

/** On, with the code of the period before used up. */
async function turnOn(): Promise<{ secret: string; recoveryCodes: string[] }> {
  const { secret } = (await setup()).json();
  const { recoveryCodes } = (await confirm(codeOf(secret, -1))).json();
  return { secret, recoveryCodes };
}

describe('turning it on', () => {
  it('takes the password and a code of the new secret; until then nothing changes', async () => {
    expectProblem(await confirm(WRONG), 409, 'two_factor_not_set_up');
    expectProblem(await setup('wrong'), 422, 'wrong_password');
    const { secret, otpauthUrl } = (await setup()).json();
    expect(new URL(otpauthUrl).searchParams.get('secret')).toBe(secret);
    expect(decodeURIComponent(otpauthUrl)).toContain(`Prompt Refinery:${member.user.email}`);
    expect((await signIn()).statusCode).toBe(200);
    expect(await state()).toEqual({ enabled: false, recoveryCodesLeft: 0 });
    expectProblem(await confirm(WRONG), 422, 'two_factor_code_invalid');
    const { recoveryCodes } = (await confirm(codeOf(secret))).json();
    expect(new Set(recoveryCodes).size).toBe(10);
    expect(await state()).toEqual({ enabled: true, recoveryCodesLeft: 10 });
    expectProblem(await signIn(), 401, 'two_factor_required');
    // Whoever saw the code that turned it on cannot use it again.
    expectProblem(await signIn(codeOf(secret)), 422, 'two_factor_code_invalid');
    expectProblem(await confirm(codeOf(secret)), 409, 'two_factor_enabled');
    expectProblem(await setup(), 409, 'two_factor_enabled');
  });

  it('begun again voids the secret before', async () => {
    const first = (await setup()).json().secret;
    const second = (await setup()).json().secret;
    expectProblem(await confirm(codeOf(first)), 422, 'two_factor_code_invalid');
    expect((await confirm(codeOf(second))).statusCode).toBe(200);
  });

  it('takes no code of a secret that another one replaces at that moment', async () => {
    const sealed = async () => {
      const [row] =
        await test.sql`select sealed_secret from second_factors where user_id = ${member.user.id}`;
      return row?.sealed_secret;
    };
    await setup();
    const newer = await sealed();
    const { secret } = (await setup()).json();
    const reply = await commitMeanwhile(
      test.databaseUrl,
      (sql) => sql`update second_factors set sealed_secret = ${newer} where user_id = ${member.user.id}`,
      () => confirm(codeOf(secret)),
    );
    expectProblem(reply, 409, 'two_factor_enabled');
    expect(await state()).toEqual({ enabled: false, recoveryCodesLeft: 0 });
  });

  it('gives recovery codes to one of two that confirm at once', async () => {
    const { secret } = (await setup()).json();
    const replies = await Promise.all([confirm(codeOf(secret)), confirm(codeOf(secret))]);
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  });

  it('leaves neither secret nor recovery codes where a reader of the database finds them', async () => {
    const { secret, recoveryCodes } = await turnOn();
    const [row] =
      await test.sql`select s::text as row from second_factors s where user_id = ${member.user.id}`;
    for (const text of [secret, ...recoveryCodes]) expect(row?.row).not.toContain(text);
    const logged = await test.sql`select a::text as row from audit_log a where target = ${member.user.id}`;
    expect(logged.map(({ row }) => row).join()).toContain('two-factor.enable');
    expect(logged.map(({ row }) => row).join()).not.toContain(secret);
  });
});

describe('where mails go out', () => {
  it('an unconfirmed e-mail has no second factor: it would lock its owner out', async () => {
    const env = { ...test.environment, SMTP_URL: 'smtp://127.0.0.1:1' };
    const mailing = await openTestApp(inject('services'), { clock, environment: env });
    const ask = (path: string, payload: object) =>
      mailing.post(member, `/api/auth/two-factor${path}`, payload);
    const { secret } = (await setup()).json();
    expectProblem(await ask('/setup', { password: PASSWORD }), 403, 'email_not_verified');
    expectProblem(await ask('/confirm', { code: codeOf(secret) }), 403, 'email_not_verified');
    expect(await state()).toMatchObject({ enabled: false });
    await test.sql`update users set email_verified_at = now() where id = ${member.user.id}`;
    expect((await ask('/confirm', { code: codeOf(secret) })).statusCode).toBe(200);
    await mailing.close();
  });
});

describe('signing in with it', () => {
  it.each([
    [-2, 422],
    [-1, 200],
    [0, 200],
    [1, 200],
    [2, 422],
  ])('takes a code of the period %i as %i', async (periods, status) => {
    const { secret } = await turnOn();
    // The one that turned it on lies behind.
    clock.advance(2 * PERIOD_MS);
    expect((await signIn(codeOf(secret, periods))).statusCode).toBe(status);
  });

  it('takes a code once, also where it is sent many times at once, and none from before it', async () => {
    const { secret } = await turnOn();
    const code = codeOf(secret);
    const replies = await Promise.all(Array.from({ length: 5 }, () => signIn(code)));
    expect(replies.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
    expect((await signIn(codeOf(secret, 1))).statusCode).toBe(200);
    expectProblem(await signIn(code), 422, 'two_factor_code_invalid');
  });

  it('takes a code whoever else has used one at that moment', async () => {
    const { secret } = await turnOn();
    const first = member;
    member = await buildMember(test.ctx);
    const other = await turnOn();
    expect((await signIn(codeOf(other.secret))).statusCode).toBe(200);
    member = first;
    expect((await signIn(codeOf(secret))).statusCode).toBe(200);
  });

  it('says in the audit log where a recovery code has opened a session', async () => {
    const { secret, recoveryCodes } = await turnOn();
    await signIn(codeOf(secret));
    await signIn(recoveryCodes[0]);
    const rows = await test.sql`
      select after from audit_log where action = 'session.create' and organization_id = ${member.organizationId}
      order by sequence desc limit 2`;
    expect(rows.map(({ after }) => after)).toEqual([{ by: 'recovery code' }, null]);
  });

  it('takes a recovery code once, however it is typed', async () => {
    const { recoveryCodes } = await turnOn();
    const [one = '', two = ''] = recoveryCodes;
    expect((await signIn(one.toUpperCase().replace('-', ' '))).statusCode).toBe(200);
    expectProblem(await signIn(one), 422, 'two_factor_code_invalid');
    const replies = await Promise.all([signIn(two), signIn(two)]);
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 422]);
    expect((await state()).recoveryCodesLeft).toBe(8);
  });

  it('tells nobody without the password that a code is asked for', async () => {
    const { secret } = await turnOn();
    expectProblem(await signIn(undefined, 'wrong'), 401, 'invalid_credentials');
    expectProblem(await signIn(codeOf(secret), 'wrong'), 401, 'invalid_credentials');
    // And the code is not used up by that.
    expect((await signIn(codeOf(secret))).statusCode).toBe(200);
  });

  it('counts wrong codes as failed sign-ins: nobody tries them all', async () => {
    await turnOn();
    const statuses: number[] = [];
    for (let tries = 0; tries < 12; tries++) statuses.push((await signIn(WRONG)).statusCode);
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(422));
    expect(statuses.slice(10)).toEqual([429, 429]);
  });

  it('forgives no wrong codes for a right password in between', async () => {
    const { secret } = await turnOn();
    const samePassword = { currentPassword: PASSWORD, newPassword: PASSWORD };
    const change = () => test.put(member, '/api/auth/change-password', samePassword);
    for (let tries = 0; tries < 10; tries++) {
      expectProblem(await disable(WRONG), 422, 'two_factor_code_invalid');
      if (tries % 4 === 3) expect((await change()).statusCode).toBe(204);
    }
    expectProblem(await disable(WRONG), 429, 'rate_limited');
    expectProblem(await signIn(codeOf(secret)), 429, 'rate_limited');
    expect((await state()).enabled).toBe(true);
  });

  it('is for people: their keys and open sessions go on', async () => {
    const { key } = await createApiKey(member.as, { name: 'key' });
    await turnOn();
    const headers = { 'x-api-key': key };
    expect((await test.get(null, '/api/usage', headers)).statusCode).toBe(200);
    expect((await test.get(member, '/api/usage')).statusCode).toBe(200);
    expectProblem(await test.get(null, '/api/auth/two-factor', headers), 403, 'forbidden');
  });
});

describe('digits of other scripts', () => {
  const OTHERS = ['١٢٣٤٥٦', '１２３４５６', '123٤56', '१२३४५६'];

  it.each(OTHERS)('are no code: %s', async (code) => {
    await setup();
    for (const reply of [await confirm(code), await signIn(code), await disable(code)])
      expectProblem(reply, 400, 'validation_failed');
  });

  it.each(OTHERS)('are a wrong code to who looks at %s, and a try', async (code) => {
    await setup();
    const wrong = { code: 'two_factor_code_invalid' };
    await expect(confirmTwoFactor(member.as, { code })).rejects.toMatchObject(wrong);
    const { secret } = (await setup()).json();
    await confirm(codeOf(secret));
    const off = () => disableTwoFactor(member.as, { password: PASSWORD, code }, { address: '192.0.2.1' });
    for (let tries = 0; tries < 10; tries++) await expect(off()).rejects.toMatchObject(wrong);
    await expect(off()).rejects.toMatchObject({ code: 'rate_limited' });
  });
});

it('counts wrong codes of who turns it on', async () => {
  await setup();
  for (let tries = 0; tries < 10; tries++)
    expectProblem(await confirm(WRONG), 422, 'two_factor_code_invalid');
  expectProblem(await confirm(WRONG), 429, 'rate_limited');
});

describe('turning it off', () => {
  it('takes the password and a code, of the authenticator or for recovery', async () => {
    expectProblem(await disable(WRONG), 409, 'two_factor_not_set_up');
    const { secret } = await turnOn();
    expectProblem(await disable(codeOf(secret), 'wrong'), 422, 'wrong_password');
    expectProblem(await disable(WRONG), 422, 'two_factor_code_invalid');
    expect((await disable(codeOf(secret))).statusCode).toBe(204);
    expect(await state()).toEqual({ enabled: false, recoveryCodesLeft: 0 });
    expect((await signIn()).statusCode).toBe(200);
    const { recoveryCodes } = await turnOn();
    expect((await disable(recoveryCodes[3] ?? '')).statusCode).toBe(204);
  });
});
