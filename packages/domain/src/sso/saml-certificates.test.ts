import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { openSaml } from './testing/open-saml.ts';
import { updateConnection } from './update-connection.ts';

const test = fixture(openSaml);
beforeEach(() => test.startAnew());

/** How a sign-in ends: the error, or null. */
const endBy = async (connectionId?: string) => {
  const { form } = await test.begin(connectionId);
  return (await test.comeBack(form.fields)).get('error');
};
const inMinutes = (count: number) => new Date(test.clock.now().getTime() + count * 60_000);

describe('a certificate', () => {
  it('signs until it expires, and not from then on', async () => {
    await test.provider.rotate({ notAfter: inMinutes(5) });
    const { saml } = await test.connect();
    const expiresAt = new Date(saml?.certificates[0]?.expiresAt ?? '');
    const [early, late] = [await test.begin(), await test.begin()];
    test.clock.set(new Date(expiresAt.getTime() - 1));
    expect((await test.comeBack(early.form.fields)).has('code')).toBe(true);
    test.clock.set(expiresAt);
    expect((await test.comeBack(late.form.fields)).get('error')).toBe('sso_failed');
  });

  it('signs beside another one, and goes on when that one expires', async () => {
    const first = test.provider.identity;
    const second = await test.provider.rotate({ keep: true, notAfter: inMinutes(5) });
    await test.connect();
    for (const identity of [first, second, first]) {
      test.provider.identity = identity;
      expect(await endBy()).toBeNull();
    }
    test.clock.advance(6 * 60_000);
    expect(await endBy()).toBeNull();
    test.provider.identity = second;
    expect(await endBy()).toBe('sso_failed');
  });

  it('that is new is known once the metadata is read again, and the old one is not', async () => {
    const first = test.provider.identity;
    const { id } = await test.connect();
    const second = await test.provider.rotate();
    expect(await endBy()).toBe('sso_failed');
    await updateConnection(test.member.as, { id, metadata: test.provider.metadata() });
    expect(await endBy()).toBeNull();
    test.provider.identity = first;
    expect(await endBy()).toBe('sso_failed');
    expect(second.certificate).not.toBe(first.certificate);
  });

  it('that is taken away meanwhile does not end what began before', async () => {
    const { id } = await test.connect();
    const { form } = await test.begin();
    await test.provider.rotate();
    await updateConnection(test.member.as, { id, metadata: test.provider.metadata() });
    expect((await test.comeBack(form.fields)).get('error')).toBe('sso_failed');
  });

  it('is that of its connection, not of another one of the organization', async () => {
    const first = test.provider.identity;
    const one = await test.connect();
    const second = await test.provider.rotate();
    const other = await test.connect();
    expect(one.issuer).toBe(other.issuer);
    for (const [identity, good, bad] of [
      [second, other.id, one.id],
      [first, one.id, other.id],
    ] as const) {
      test.provider.identity = identity;
      expect(await endBy(good)).toBeNull();
      expect(await endBy(bad)).toBe('sso_failed');
    }
  });
});

describe('whoever comes back', () => {
  it('in ten minutes is in time, and not after that', async () => {
    await test.connect();
    const [early, late] = [await test.begin(), await test.begin()];
    test.clock.advance(10 * 60_000 - 1);
    expect((await test.comeBack(early.form.fields)).has('code')).toBe(true);
    test.clock.advance(1);
    expect((await test.comeBack(late.form.fields)).get('error')).toBe('sso_expired');
  });

  it('has a minute for the code', async () => {
    await test.connect();
    const come = async () => {
      const { form, verifier } = await test.begin();
      return { verifier, code: (await test.comeBack(form.fields)).get('code') ?? '' };
    };
    const [early, late] = [await come(), await come()];
    test.clock.advance(60_000 - 1);
    await test.exchange(early.code, early.verifier);
    test.clock.advance(1);
    await expectCode(test.exchange(late.code, late.verifier), 'sso_code_invalid');
  });

  it('after the connection was removed is not expected', async () => {
    await test.connect();
    const { form } = await test.begin();
    await test.sql`delete from sso_connections`;
    expect((await test.comeBack(form.fields)).get('error')).toBe('sso_expired');
  });
});
