import { buildMember } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { statuses } from '@refinery/testing/saml/names.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { Browser, setCookiesOf } from '../testing/browser.ts';
import { expectProblem } from '../testing/expect-problem.ts';
import { endOf, formOf, type Organization, openSamlApp, PUBLIC_URL, SAML_PATH } from '../testing/saml-app.ts';

const test = fixture(openSamlApp);

let acme: Organization;
beforeEach(async () => {
  test.provider.reset();
  acme = await test.open();
});

const begin = (more: object = {}) => test.begin(acme.connectionId, more);

describe('signing in by SAML', () => {
  it('begins at the identity provider, with a request that names this service', async () => {
    const started = await test.start({ email: `ada@${acme.domain}` });
    expect([started.statusCode, started.json()]).toEqual([
      200,
      { url: expect.stringContaining(`${test.provider.signInUrl}?`), expiresAt: expect.any(String) },
    ]);
    const { fields, action } = test.provider.visit(started.json().url);
    expect(action).toBe(`${PUBLIC_URL}${SAML_PATH}`);
    expect(fields.RelayState).not.toBe('');
    expect(test.provider.request).toMatchObject({
      issuer: action,
      acsUrl: action,
      destination: test.provider.signInUrl,
    });
  });

  it('ends as a sign-in through another identity provider does', async () => {
    const { form, verifier } = await begin();
    const back = await test.submit(form.fields);
    expect([back.statusCode, back.headers['cache-control'], back.headers['referrer-policy']]).toEqual([
      303,
      'no-store',
      'no-referrer',
    ]);
    expect(String(back.headers.location)).toMatch(/^https:\/\/prompts\.acme\.example\/sso#code=[\w-]+$/);
    expect(setCookiesOf(back)).toEqual([]);
    const session = await test.exchange(back, verifier);
    expect([session.statusCode, Object.keys(session.json()).sort()]).toEqual([
      200,
      ['accessToken', 'expiresIn', 'refreshToken', 'user'],
    ]);
    const headers = { authorization: `Bearer ${session.json().accessToken}` };
    const me = await test.get(null, '/api/auth/me', headers);
    const { organizationId } = acme.admin;
    expect(me.json()).toMatchObject({ email: `ada@${acme.domain}`, organizationId, role: 'member' });
    expectProblem(await test.exchange(back, verifier), 401, 'sso_code_invalid');
  });

  it('goes where the person wanted to', async () => {
    for (const [returnTo, page] of [
      ['/o/acme?x=1', `${PUBLIC_URL}/o/acme?x=1`],
      ['http://127.0.0.1:8000/done', 'http://127.0.0.1:8000/done'],
    ]) {
      const { form } = await begin({ returnTo });
      expect(String((await test.submit(form.fields)).headers.location).split('#code=')[0]).toBe(page);
    }
  });

  it('gives a code that only who began can use', async () => {
    const { form } = await begin();
    const back = await test.submit(form.fields);
    expectProblem(await test.exchange(back, 'x'.repeat(43)), 401, 'sso_code_invalid');
  });

  it('ends with a refusal where the identity provider says no, and with nothing that it says', async () => {
    test.provider.tamper = { content: (content) => ({ ...content, status: statuses.responder }) };
    const { form } = await begin({ returnTo: '/done' });
    const refused = await test.submit(form.fields);
    expect([refused.statusCode, refused.headers.location]).toEqual([
      303,
      `${PUBLIC_URL}/done#error=sso_denied`,
    ]);
    expect(endOf(await test.submit(form.fields)).get('error')).toBe('sso_expired');
  });

  it('ends with a failure where a response does not hold, which cannot be tried again', async () => {
    test.provider.tamper = { signed: 'none' };
    const { form } = await begin();
    const failed = await test.submit(form.fields);
    expect([failed.statusCode, failed.headers.location]).toEqual([303, `${PUBLIC_URL}/sso#error=sso_failed`]);
    const good = test.provider.request && test.provider.respond(test.provider.request);
    const again = await test.submit({ SAMLResponse: good ?? '', RelayState: form.fields.RelayState });
    expect(endOf(again).get('error')).toBe('sso_expired');
  });

  it('by two forms at the same moment ends once', async () => {
    const { form, verifier } = await begin();
    const both = await Promise.all([test.submit(form.fields), test.submit(form.fields)]);
    const ends = both.map(endOf);
    expect(ends.map((end) => end.get('error')).toSorted()).toEqual(['sso_expired', null].toSorted());
    const used = both.find((_, at) => ends[at]?.has('code'));
    expect((await test.exchange(used ?? both[0], verifier)).statusCode).toBe(200);
  });
});

describe('the form', () => {
  it('may come from any site, and with the session of somebody else', async () => {
    const other = await buildMember(test.ctx);
    const browser = new Browser();
    await browser.signIn(test, other.user.email);
    for (const site of [
      { origin: new URL(test.provider.signInUrl).origin, 'sec-fetch-site': 'cross-site' },
      { origin: 'null', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
      { origin: 'https://evil.example', referer: 'https://evil.example/' },
    ]) {
      const { form, verifier } = await begin();
      const payload = formOf(form.fields);
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const back = await browser.send(test, { method: 'POST', url: SAML_PATH, payload, headers }, site);
      expect([back.statusCode, setCookiesOf(back)]).toEqual([303, []]);
      expect((await test.exchange(back, verifier)).json().user.email).toBe(`ada@${acme.domain}`);
    }
    const { form, verifier } = await begin();
    const back = await test.submit(form.fields, {
      authorization: 'Bearer nobody',
      'x-api-key': 'prk_nothing',
    });
    expect((await test.exchange(back, verifier)).statusCode).toBe(200);
  });

  it('may say its characters, and other fields beside', async () => {
    const { form } = await begin();
    const type = 'application/x-www-form-urlencoded; charset=UTF-8';
    const fields = { Extra: 'ä', RelayState: form.fields.RelayState, SAMLResponse: form.fields.SAMLResponse };
    expect(endOf(await test.submit(fields, { 'content-type': type })).has('code')).toBe(true);
  });

  it.each(['application/json', 'text/plain', 'text/xml', 'multipart/form-data; boundary=x'])(
    'is no %s',
    async (type) => {
      const { form } = await begin();
      const payload = JSON.stringify(form.fields);
      expectProblem(await test.submit(payload, { 'content-type': type }), 415, 'unsupported_media_type');
      expect(endOf(await test.submit(form.fields)).has('code')).toBe(true);
    },
  );

  it('may be as large as the responses of large companies, and no larger', async () => {
    const { form } = await begin();
    const { SAMLResponse, RelayState } = form.fields;
    const base = formOf({ SAMLResponse, RelayState, more: '' });
    const padded = (bytes: number) => base + 'x'.repeat(bytes - base.length);
    const longer = await test.submit(padded(384 * 1024 + 1));
    expect([longer.statusCode, longer.headers.location]).toEqual([303, `${PUBLIC_URL}/sso#error=sso_failed`]);
    expect(endOf(await test.submit(padded(384 * 1024))).has('code')).toBe(true);
  });

  it.each([
    '',
    '&&&',
    '=',
    'SAMLResponse',
    'RelayState=',
    'RelayState=%00',
    'RelayState=%FF%FE&SAMLResponse=%',
    `RelayState=${'x'.repeat(100_000)}`,
    `RelayState=pra_${'x'.repeat(43)}`,
    'RelayState=a&RelayState=b',
    'RelayState=toString&SAMLResponse=__proto__',
    `${'a=&'.repeat(50_000)}`,
  ])('that begins with %.40j ends on our page', async (payload) => {
    const back = await test.submit(payload);
    expect([back.statusCode, back.headers.location]).toEqual([303, `${PUBLIC_URL}/sso#error=sso_expired`]);
  });

  it('has one response to one sign-in: neither is taken where there are two, or none', async () => {
    for (const change of [
      (fields: URLSearchParams) => fields.delete('SAMLResponse'),
      (fields: URLSearchParams) => fields.set('SAMLResponse', ''),
      (fields: URLSearchParams) => fields.set('SAMLResponse', '%%%'),
    ]) {
      const { form } = await begin();
      const fields = new URLSearchParams(formOf(form.fields));
      change(fields);
      expect(endOf(await test.submit(String(fields))).get('error')).toBe('sso_failed');
    }
  });

  it('is taken nowhere else', async () => {
    const { form } = await begin();
    const payload = formOf(form.fields);
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    for (const url of ['/api/auth/login', '/api/auth/sso/start', '/api/auth/sso/exchange', '/api/optimize'])
      expectProblem(
        await test.send(acme.admin, { method: 'POST', url, payload, headers }),
        415,
        'unsupported_media_type',
      );
  });
});

describe('our metadata', () => {
  it('says where forms go, who we are, and that assertions are signed', async () => {
    const reply = await test.get(null, SAML_PATH);
    expect([reply.statusCode, reply.headers['content-type']]).toEqual([
      200,
      expect.stringMatching(/^application\/(samlmetadata\+)?xml/),
    ]);
    const address = `${PUBLIC_URL}${SAML_PATH}`;
    expect(reply.body).toContain(`entityID="${address}"`);
    expect(reply.body).toMatch(/<(\w+:)?SPSSODescriptor\s[^>]*SAML:2\.0:protocol/);
    expect(reply.body).toMatch(/<(\w+:)?AssertionConsumerService\s[^>]*bindings:HTTP-POST/);
    expect(reply.body).toContain(`Location="${address}"`);
    expect(reply.body).not.toMatch(/HTTP-Redirect|SingleLogoutService/);
  });

  it('is for everybody, also to look whether it is there', async () => {
    const head = await test.call(null, 'HEAD', SAML_PATH);
    expect([head.statusCode, head.body]).toEqual([200, '']);
    expect((await test.get(acme.admin, SAML_PATH)).statusCode).toBe(200);
    expect((await test.get(null, SAML_PATH.replace('/v1', ''))).statusCode).toBe(200);
  });
});
