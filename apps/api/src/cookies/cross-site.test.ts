import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { Browser, setCookiesOf } from '../testing/browser.ts';
import { expectProblem } from '../testing/expect-problem.ts';
import { GUARDED, nameOf, sampleRequest } from '../testing/sample-request.ts';
import { openTestApp } from '../testing/test-app.ts';

const HERE = 'https://refinery.example';

const env = { PUBLIC_URL: HERE, CORS_ORIGINS: 'https://elsewhere.example', TRUST_PROXY: '127.0.0.1' };
const test = fixture((services) => openTestApp(services, { env }));
let member: Member;
let browser: Browser;

beforeEach(async () => {
  member = await buildMember(test.ctx);
  browser = new Browser();
  await browser.signIn(test, member.user.email);
});

const post = (site: Record<string, string>, headers: Record<string, string> = {}) =>
  browser.send(
    test,
    { method: 'POST', url: '/api/auth/resend-verification', headers: { host: 'internal:5080', ...headers } },
    site,
  );

describe('changes with a cookie', () => {
  it.each<[string, Record<string, string>]>([
    ['a page of the server', { 'sec-fetch-site': 'same-origin' }],
    ['the same, whatever Origin says', { 'sec-fetch-site': 'same-origin', origin: 'null' }],
    ['a browser that sends only Origin', { origin: HERE }],
    ['the address that was called', { origin: 'http://internal:5080' }],
    ['the same behind a proxy', { origin: 'https://internal:5080', 'x-forwarded-proto': 'https' }],
  ])('come from %s', async (_where, site) => {
    expect((await post(site)).statusCode).toBe(202);
  });

  it.each<[string, Record<string, string>]>([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['another port or subdomain', { 'sec-fetch-site': 'same-site' }],
    ['nowhere: a typed address', { 'sec-fetch-site': 'none' }],
    ['another site that fakes Origin', { 'sec-fetch-site': 'cross-site', origin: HERE }],
    ['a browser that sends only a wrong Origin', { origin: 'https://elsewhere.example' }],
    ['the same host over http', { origin: 'http://refinery.example' }],
    ['the same host at another port', { origin: `${HERE}:8443` }],
    ['an opaque page', { origin: 'null' }],
    ['somebody who says nothing', {}],
    ['an empty Origin', { origin: '' }],
  ])('are refused from %s', async (_where, site) => {
    const reply = await post(site);
    expectProblem(reply, 403, 'cross_site');
    expect(setCookiesOf(reply)).toEqual([]);
  });

  it('are refused as forms of other sites, at each endpoint', async () => {
    for (const endpoint of GUARDED.filter(({ method }) => method !== 'GET')) {
      const { method, url } = sampleRequest(endpoint);
      const form = {
        'content-type': 'application/x-www-form-urlencoded',
        origin: 'https://elsewhere.example',
      };
      const reply = await browser.send(test, { method, url, payload: 'a=b' }, form);
      expect([nameOf(endpoint), reply.statusCode, reply.json().code]).toEqual([
        nameOf(endpoint),
        403,
        'cross_site',
      ]);
    }
  });

  it('need nothing of it with a key beside the cookie', async () => {
    const { key } = await createApiKey(member.as, { name: 'ci', scopes: ['optimizations:write'] });
    const headers = { 'x-api-key': key, 'sec-fetch-site': 'cross-site' };
    const reply = await browser.send(test, { method: 'POST', url: '/api/checks', headers, payload: {} });
    expect(reply.json().code).not.toBe('cross_site');
  });

  it('include signing out by GET', async () => {
    const url = '/api/auth/logout';
    // The last says nothing, as a link does in an older browser.
    for (const site of [{ 'sec-fetch-site': 'same-site' }, { 'sec-fetch-site': 'none' }, {}])
      for (const method of ['GET', 'HEAD'] as const) {
        const reply = await browser.send(test, { method, url }, site);
        expect(reply.statusCode).toBe(403);
        if (method === 'GET') expectProblem(reply, 403, 'cross_site');
      }
    expect((await browser.send(test, { url: '/api/auth/me' }, {})).statusCode).toBe(200);
    const own = await browser.send(test, { url }, { 'sec-fetch-site': 'same-origin' });
    expect(own.statusCode).toBe(204);
  });
});

describe('other sites', () => {
  it('sign nobody in by cookie', async () => {
    for (const site of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://elsewhere.example' }]) {
      const payload = { email: member.user.email, password: 'correct horse', session: 'cookie' };
      const reply = await new Browser().send(test, { method: 'POST', url: '/api/auth/login', payload }, site);
      expectProblem(reply, 403, 'cross_site');
      expect(setCookiesOf(reply)).toEqual([]);
    }
  });

  it('may never send cookies by CORS', async () => {
    for (const origin of ['https://elsewhere.example', HERE]) {
      const preflight = await test.app.inject({
        method: 'OPTIONS',
        url: '/api/auth/me',
        headers: { origin, 'access-control-request-method': 'GET' },
      });
      const reply = await browser.send(test, { url: '/api/auth/me' }, { origin });
      for (const { headers } of [preflight, reply])
        expect(headers).not.toHaveProperty('access-control-allow-credentials');
    }
  });
});
