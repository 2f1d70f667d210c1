import { SOCIAL_PROVIDERS } from '@refinery/contracts/enums.ts';
import { users } from '@refinery/db/schema/users.ts';
import type { Member } from '@refinery/testing/builders.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { Secret, TOTP } from 'otpauth';
import { beforeEach, describe, expect, it } from 'vitest';
import { sealTotpSecret } from '../auth/internal/second-factor.ts';
import { login } from '../auth/login.ts';
import { sha256 } from '../security/secret-token.ts';
import { newVerifier } from '../sso/testing/open-sign-in.ts';
import { openSocial, PASSWORD } from './testing/open-social.ts';
import { unlinkSocial } from './unlink-social.ts';

const SECRET = 'JBSWY3DPEHPK3PXP';
const RECOVERY_CODE = 'abcd-efgh-jkmn-pqrs';
const MINUTE_MS = 60_000;

const test = fixture((services) => openSocial(services, { env: { AUTH_FAILURES_PER_ADDRESS: '0' } }));

const codeNow = () =>
  new TOTP({ secret: Secret.fromBase32(SECRET) }).generate({ timestamp: test.clock.now().getTime() });
const wrongCode = () => String((Number(codeNow()) + 500_000) % 1_000_000).padStart(6, '0');

describe.each(SOCIAL_PROVIDERS)('with a second factor, a sign-in by %s', (provider) => {
  let known: Member;

  beforeEach(async () => {
    test.startAnew();
    known = await test.build();
    await test.link(known, provider);
    await test.sql`
      insert into second_factors (user_id, sealed_secret, confirmed_at, recovery_hashes)
      values (${known.user.id}, ${sealTotpSecret(test.ctx, known.user.id, SECRET)}, ${test.clock.now()},
        ${[sha256('abcdefghjkmnpqrs')]})`;
  });

  const audited = async (action: string) => {
    await test.ctx.background.settled();
    return test.sql`
      select actor_kind as kind, after from audit_log
      where organization_id = ${known.organizationId} and action = ${action} order by sequence`;
  };
  const sessions = () => test.sql`select id from sessions where user_id = ${known.user.id}`;

  it('asks for a code, goes on after a wrong one, and ends with the right one', async () => {
    const before = await sessions();
    const cameBack = await test.reachCode(provider);
    await expectCode(test.exchange(cameBack), 'two_factor_required');
    await expectCode(test.exchange(cameBack, { twoFactorCode: wrongCode() }), 'two_factor_code_invalid');
    await expectCode(test.exchange(cameBack), 'two_factor_required');
    expect(await sessions()).toHaveLength(before.length);
    const { user } = await test.exchange(cameBack, { twoFactorCode: codeNow() });
    expect(user.id).toBe(known.user.id);
    expect(await audited('session.create')).toHaveLength(1);
    const refused = await audited('session.refused');
    expect(refused.length).toBeGreaterThan(0);
    for (const { kind } of refused) expect(kind).toBe('system');
  });

  it('waits after too many wrong codes, and goes on where it was', async () => {
    const cameBack = await test.reachCode(provider);
    const guess = () => test.exchange(cameBack, { twoFactorCode: wrongCode() });
    const codes: unknown[] = [];
    for (let times = 0; times < 11; times++)
      codes.push(
        await guess().then(
          () => null,
          (error: { code?: unknown }) => error.code,
        ),
      );
    expect(codes.at(-1)).toBe('rate_limited');
    test.clock.advance(MINUTE_MS);
    expect((await test.exchange(cameBack, { twoFactorCode: codeNow() })).user.id).toBe(known.user.id);
  });

  it('makes no account where the link went after the code was asked for', async () => {
    const cameBack = await test.reachCode(provider);
    await expectCode(test.exchange(cameBack), 'two_factor_required');
    await unlinkSocial(known.as, { provider });
    const people = await test.ctx.systemDb.$count(users);
    await expectCode(test.exchange(cameBack, { twoFactorCode: codeNow() }), 'sso_code_invalid');
    expect(await test.ctx.systemDb.$count(users)).toBe(people);
  });

  it('takes the code at once where it is sent with the first try', async () => {
    const cameBack = await test.reachCode(provider);
    expect((await test.exchange(cameBack, { twoFactorCode: codeNow() })).user.id).toBe(known.user.id);
  });

  it('is over once it has succeeded', async () => {
    const cameBack = await test.reachCode(provider);
    await expectCode(test.exchange(cameBack), 'two_factor_required');
    await test.exchange(cameBack, { twoFactorCode: codeNow() });
    test.clock.advance(MINUTE_MS);
    await expectCode(test.exchange(cameBack, { twoFactorCode: codeNow() }), 'sso_code_invalid');
    await expectCode(test.exchange(cameBack), 'sso_code_invalid');
  });

  it('takes a code of an authenticator once, whatever it opened first', async () => {
    const twoFactorCode = codeNow();
    await test.exchange(await test.reachCode(provider), { twoFactorCode });
    const second = await test.reachCode(provider);
    await expectCode(test.exchange(second, { twoFactorCode }), 'two_factor_code_invalid');
    const byPassword = login(
      test.ctx,
      { email: known.user.email, password: PASSWORD, code: twoFactorCode },
      '192.0.2.9',
    );
    await expectCode(byPassword, 'two_factor_code_invalid');
    test.clock.advance(MINUTE_MS);
    await test.exchange(second, { twoFactorCode: codeNow() });
  });

  it('takes one of two that send the same code at once', async () => {
    const both = [await test.reachCode(provider), await test.reachCode(provider)];
    const twoFactorCode = codeNow();
    const ends = await Promise.allSettled(both.map((one) => test.exchange(one, { twoFactorCode })));
    expect(ends.map((end) => (end.status === 'fulfilled' ? 'in' : end.reason.code)).sort()).toEqual([
      'in',
      'two_factor_code_invalid',
    ]);
  });

  it('gives one session for the code of a browser that is sent twice at once', async () => {
    const cameBack = await test.reachCode(provider);
    const tries = [codeNow(), RECOVERY_CODE].map((twoFactorCode) =>
      test.exchange(cameBack, { twoFactorCode }),
    );
    const ends = await Promise.allSettled(tries);
    expect(ends.map((end) => (end.status === 'fulfilled' ? 'in' : end.reason.code)).sort()).toEqual([
      'in',
      'sso_code_invalid',
    ]);
  });

  it('takes a recovery code once, and the audit log says so', async () => {
    const twoFactorCode = RECOVERY_CODE.toUpperCase();
    await test.exchange(await test.reachCode(provider), { twoFactorCode });
    const [entry] = await audited('session.create');
    expect(JSON.stringify(entry?.after)).toContain('recovery code');
    expect(JSON.stringify(entry?.after)).toContain(provider);
    const again = test.exchange(await test.reachCode(provider), { twoFactorCode });
    await expectCode(again, 'two_factor_code_invalid');
  });

  it('is nobody else’s: a wrong verifier at the second try ends it', async () => {
    const cameBack = await test.reachCode(provider);
    await expectCode(test.exchange(cameBack), 'two_factor_required');
    const foreign = { verifier: newVerifier().verifier, twoFactorCode: codeNow() };
    await expectCode(test.exchange(cameBack, foreign), 'sso_code_invalid');
    await expectCode(test.exchange(cameBack, { twoFactorCode: codeNow() }), 'sso_code_invalid');
  });

  it('may take until 15 minutes after it began, and no longer', async () => {
    const inTime = await test.reachCode(provider);
    await expectCode(test.exchange(inTime), 'two_factor_required');
    test.clock.advance(15 * MINUTE_MS - 1);
    expect((await test.exchange(inTime, { twoFactorCode: codeNow() })).user.id).toBe(known.user.id);
    test.clock.advance(MINUTE_MS);
    const late = await test.reachCode(provider);
    await expectCode(test.exchange(late), 'two_factor_required');
    test.clock.advance(15 * MINUTE_MS);
    await expectCode(test.exchange(late, { twoFactorCode: codeNow() }), 'sso_code_invalid');
  });

  it('gets no more time by wrong codes, nor by coming back late', async () => {
    const { url, verifier } = await test.begin(provider);
    test.clock.advance(9 * MINUTE_MS);
    const end = await test.comeBack(provider, test.visit(provider, url));
    const cameBack = { code: end.get('code') ?? '', verifier };
    await expectCode(test.exchange(cameBack), 'two_factor_required');
    test.clock.advance(5 * MINUTE_MS);
    await expectCode(test.exchange(cameBack, { twoFactorCode: wrongCode() }), 'two_factor_code_invalid');
    test.clock.advance(MINUTE_MS);
    await expectCode(test.exchange(cameBack, { twoFactorCode: codeNow() }), 'sso_code_invalid');
  });

  it('must send its first try within a minute', async () => {
    const cameBack = await test.reachCode(provider);
    test.clock.advance(MINUTE_MS);
    await expectCode(test.exchange(cameBack, { twoFactorCode: codeNow() }), 'sso_code_invalid');
  });

  it('counts wrong codes as failed sign-ins: nobody tries them all', async () => {
    const outcomes: string[] = [];
    for (let tries = 0; tries < 12; tries++) {
      const cameBack = await test.reachCode(provider);
      const end = test.exchange(cameBack, { twoFactorCode: wrongCode() });
      outcomes.push(
        await end.then(
          () => 'in',
          ({ code }) => code,
        ),
      );
    }
    expect(outcomes.slice(0, 10)).toEqual(Array(10).fill('two_factor_code_invalid'));
    expect(outcomes.slice(10)).toEqual(['rate_limited', 'rate_limited']);
    await expectCode(
      login(test.ctx, { email: known.user.email, password: PASSWORD, code: codeNow() }, '192.0.2.99'),
      'rate_limited',
    );
  });

  it('that is not turned on yet asks for none', async () => {
    await test.sql`update second_factors set confirmed_at = null where user_id = ${known.user.id}`;
    expect((await test.signIn(provider)).user.id).toBe(known.user.id);
  });
});
