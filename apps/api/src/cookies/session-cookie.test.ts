import { buildMember } from '@refinery/testing/builders.ts';
import { expect, inject, it } from 'vitest';
import { Browser, setCookiesOf } from '../testing/browser.ts';
import { openTestApp } from '../testing/test-app.ts';
import { cookieSettings } from './session-cookie.ts';

it.each([
  ['https://refinery.example', /^__Host-refinery_\w{12}$/, '/', true],
  ['https://refinery.example/', /^__Host-refinery_\w{12}$/, '/', true],
  ['https://refinery.example/a/b/', /^__Secure-refinery_\w{12}$/, '/a/b', true],
  ['http://10.0.0.7:5080', /^refinery_\w{12}$/, '/', false],
  ['http://10.0.0.7/a', /^refinery_\w{12}$/, '/a', false],
])('the cookie of %s', (PUBLIC_URL, name, path, secure) => {
  expect(cookieSettings({ PUBLIC_URL })).toMatchObject({ name: expect.stringMatching(name), path, secure });
});

it('is called the same after each start, and otherwise on another port', () => {
  const names = ['http://127.0.0.1:5080', 'http://127.0.0.1:5080/', 'http://127.0.0.1:5081'].map(
    (PUBLIC_URL) => cookieSettings({ PUBLIC_URL }).name,
  );
  expect(names[0]).toBe(names[1]);
  expect(names[2]).not.toBe(names[0]);
});

it('is Secure and __Host- under https, and where a trusted proxy was reached over https', async () => {
  const host = await openTestApp(inject('services'), { env: { PUBLIC_URL: 'https://refinery.example' } });
  const proxied = await openTestApp(inject('services'), { env: { TRUST_PROXY: '127.0.0.1' } });
  const plain = await openTestApp(inject('services'));
  try {
    const over = { 'x-forwarded-proto': 'https' };
    const lines = [];
    for (const test of [host, proxied, plain]) {
      const { email } = (await buildMember(test.ctx)).user;
      const payload = { email, password: 'correct horse', session: 'cookie' };
      const reply = await new Browser().send(test, { method: 'POST', url: '/api/auth/login', payload }, over);
      lines.push(setCookiesOf(reply).join());
    }
    expect(lines).toEqual([
      expect.stringMatching(/^__Host-refinery_\w+=prc_.*; Path=\/; HttpOnly; SameSite=Strict; Secure$/),
      expect.stringMatching(/^refinery_\w+=prc_.*; Path=\/; HttpOnly; SameSite=Strict; Secure$/),
      expect.stringMatching(/^refinery_\w+=prc_.*; Path=\/; HttpOnly; SameSite=Strict$/),
    ]);
  } finally {
    for (const test of [host, proxied, plain]) await test.close();
  }
});

it('keeps two instances on neighbouring ports apart in one browser', async () => {
  const browser = new Browser();
  const [one, two] = await Promise.all(
    [5080, 5081].map((port) =>
      openTestApp(inject('services'), { env: { PUBLIC_URL: `http://127.0.0.1:${port}` } }),
    ),
  );
  if (!one || !two) throw new Error('Both have started.');
  try {
    const members = [await buildMember(one.ctx), await buildMember(two.ctx)];
    await browser.signIn(one, members[0]?.user.email ?? '');
    await browser.signIn(two, members[1]?.user.email ?? '');
    for (const [index, test] of [one, two].entries()) {
      const reply = await browser.send(test, { url: '/api/auth/me' });
      expect(reply.json().id).toBe(members[index]?.user.id);
    }
    await browser.send(one, { method: 'POST', url: '/api/auth/logout' });
    expect((await browser.send(one, { url: '/api/auth/me' })).statusCode).toBe(401);
    expect((await browser.send(two, { url: '/api/auth/me' })).statusCode).toBe(200);
  } finally {
    await one.close();
    await two.close();
  }
});
