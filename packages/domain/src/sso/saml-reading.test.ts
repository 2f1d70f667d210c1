import { fixture } from '@refinery/testing/fixture.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DomainError } from '../errors/domain-error.ts';
import type { SamlReader } from '../saml/saml-reader.ts';
import { returnBySaml } from './return-by-saml.ts';
import { openSaml } from './testing/open-saml.ts';

const test = fixture((services) => openSaml(services));
let reader: SamlReader;
beforeEach(async () => {
  await test.startAnew();
  await test.connect();
  reader = test.ctx.saml;
});
afterEach(() => {
  test.ctx.saml = reader;
});

/** Reads responses in another way from now on. */
const readBy = (readResponse: SamlReader['readResponse']) => {
  test.ctx.saml = { readMetadata: reader.readMetadata, readResponse, close: reader.close };
};
const comeBack = async () => test.comeBack((await test.begin()).form.fields);

describe('reading a response', () => {
  it.each([
    ['takes too long', new DomainError('connection_invalid', 'Reading it takes more than 5 s.')],
    ['has to wait behind too many', new DomainError('rate_limited', 'Too much waits already.')],
    ['breaks', new TypeError('plugh')],
  ])('that %s ends that sign-in, and the next one goes on', async (_what, error) => {
    readBy(() => Promise.reject(error));
    const { form } = await test.begin();
    expect(Object.fromEntries(await test.comeBack(form.fields))).toEqual({ error: 'sso_failed' });
    test.ctx.saml = reader;
    expect((await test.comeBack(form.fields)).get('error')).toBe('sso_expired');
    await test.signIn();
  });

  it('that never ends holds nothing that others need', async () => {
    const held = Promise.withResolvers<never>();
    const waiting: Promise<URLSearchParams>[] = [];
    const allRead = Promise.withResolvers<void>();
    // More than there are connections to the database.
    const most = 12;
    let reading = 0;
    readBy(() => {
      if (++reading === most) allRead.resolve();
      return held.promise;
    });
    for (let count = 0; count < most; count++) waiting.push(test.comeBack((await test.begin()).form.fields));
    await allRead.promise;
    test.ctx.saml = reader;
    await test.signIn();
    held.reject(new DomainError('connection_invalid', 'Reading it takes more than 5 s.'));
    for (const end of await Promise.all(waiting)) expect(end.get('error')).toBe('sso_failed');
  });

  it('has its turn as a task of its organization, and only the certificates that have not expired', async () => {
    const tasks: Parameters<SamlReader['readResponse']>[] = [];
    readBy((...given) => {
      tasks.push(given);
      return reader.readResponse(...given);
    });
    expect((await comeBack()).has('code')).toBe(true);
    expect(tasks.map(([owner]) => owner)).toEqual([test.member.organizationId]);
    expect(tasks[0]?.[1].certificates).toHaveLength(1);
  });

  it('is not begun where nobody waits for it, or all certificates have expired', async () => {
    readBy(() => expect.fail('It was read.'));
    const { form } = await test.begin();
    const { SAMLResponse } = form.fields;
    const stranger = await test.comeBack({ SAMLResponse, RelayState: 'unknown' });
    expect(stranger.get('error')).toBe('sso_expired');
    test.clock.advance(9 * 60_000);
    const late = await test.begin();
    await test.sql`update sso_flows set expires_at = expires_at + interval '2 years'`;
    test.clock.advance(400 * 24 * 60 * 60_000);
    expect((await test.comeBack(late.form.fields)).get('error')).toBe('sso_failed');
  });

  it('is not begun where nobody asked for the response, and its RelayState names a connection', async () => {
    const [connection] = await test.sql`
      select id from sso_connections where organization_id = ${test.member.organizationId}`;
    const relayState = String(connection?.id);
    const { form } = await test.begin();
    readBy(() => expect.fail('It was read.'));
    const response = form.fields.SAMLResponse;
    expect(await returnBySaml(test.ctx, { response, relayState })).toMatch(
      new RegExp(`/sso\\?connection=${relayState}$`),
    );
  });

  it('of metadata has its turn as a task of its organization', async () => {
    const owners: string[] = [];
    const readMetadata: SamlReader['readMetadata'] = (owner, text) => {
      owners.push(owner);
      return reader.readMetadata(owner, text);
    };
    const saml = { readMetadata, readResponse: reader.readResponse, close: reader.close };
    test.ctx.saml = saml;
    test.member.as.saml = saml;
    await test.connect();
    expect(owners).toEqual([test.member.organizationId]);
  });
});
