import { SOCIAL_PROVIDERS } from '@refinery/contracts/enums.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { newVerifier } from '../sso/testing/open-sign-in.ts';
import { startLinking } from './start-linking.ts';
import { ADDRESS, openSocial, PASSWORD } from './testing/open-social.ts';

const lines: string[] = [];
// Without what the logger of the API leaves out by itself.
const logger = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
const test = fixture((services) => openSocial(services, { logger, env: { LOG_LEVEL: 'trace' } }));

const RAW = 'plughraw';

beforeEach(() => {
  test.startAnew();
  test.google.person = {
    ...test.google.person,
    name: `${RAW} name`,
    email: `${RAW}-${lines.length}@gmail.com`,
  };
  test.github.person = {
    ...test.github.person,
    login: `${RAW}-login`,
    name: `${RAW} name`,
    emails: [{ email: `${RAW}-${test.github.person.id}@mail.example`, primary: true, verified: true }],
  };
  lines.length = 0;
});

const secretsOf = (): string[] => [
  RAW,
  PASSWORD,
  test.google.clientSecret,
  test.github.clientSecret,
  'gho_',
  'pra_',
  String(test.google.person.sub),
];
const expectNothingOf = (...more: string[]) => {
  const all = lines.join('\n');
  for (const secret of [...secretsOf(), ...more]) {
    expect(secret).not.toBe('');
    expect(all).not.toContain(secret);
    expect(all).not.toContain(encodeURIComponent(secret));
  }
};

describe.each(SOCIAL_PROVIDERS)('the log of a sign-in by %s', (provider) => {
  it('has nothing of who came', async () => {
    const { url, verifier } = await test.begin(provider);
    const query = test.visit(provider, url);
    const code = (await test.comeBack(provider, query)).get('code') ?? '';
    await test.exchange({ code, verifier });
    const { searchParams: asked } = new URL(url);
    expectNothingOf(code, verifier, query.get('code') ?? '', asked.get('state') ?? '');
  });

  it.each<[string, (query: URLSearchParams) => void]>([
    ['with a code that is wrong', (query) => query.set('code', RAW)],
    ['without a code', (query) => query.delete('code')],
    [
      'with what the provider says',
      (query) => {
        query.delete('code');
        query.set('error', 'server_error');
        query.set('error_description', RAW);
      },
    ],
    [
      'with what nobody has heard of',
      (query) => {
        query.delete('code');
        query.set('error', RAW);
      },
    ],
  ])('that ends %s has why if it failed, and nothing of who came', async (_what, change) => {
    const { url } = await test.begin(provider);
    const query = test.visit(provider, url);
    change(query);
    const error = (await test.comeBack(provider, query)).get('error');
    expect(error).toMatch(/^sso_(failed|denied)$/);
    expectNothingOf(query.get('state') ?? '');
    if (error === 'sso_failed') expect(lines.join('\n')).toContain(provider);
  });

  it('that fails after the provider has said who they are has nothing of it', async () => {
    test.github.broken = (path) =>
      path === '/api/v3/user'
        ? { status: 500, type: 'application/json', body: JSON.stringify({ message: RAW }) }
        : undefined;
    test.google.tamper = (token) => ({ ...token, claims: { ...token.claims, aud: RAW } });
    const { url } = await test.begin(provider);
    expect((await test.comeBack(provider, test.visit(provider, url))).get('error')).toBe('sso_failed');
    expectNothingOf();
    expect(lines.join('\n')).toContain(provider);
  });

  it('that comes back to the wrong address says so, and nothing else', async () => {
    const { url } = await test.begin(provider);
    const query = test.visit(provider, url);
    await test.comeBack(provider === 'google' ? 'github' : 'google', query);
    expectNothingOf(query.get('code') ?? '');
    expect(lines.join('\n')).toContain(provider);
  });

  it('for linking has no password and no code', async () => {
    const ada = await test.build();
    lines.length = 0;
    const { challenge } = newVerifier();
    await startLinking(ada.as, { provider, challenge, password: `${RAW}!` }, { address: ADDRESS }).catch(
      () => undefined,
    );
    const { code, verifier } = await test.reachLink(ada, provider);
    expectNothingOf(code, verifier);
  });
});

it.each([200, 400])(
  'the log of a sign-in whose code GitHub refuses with %i has nothing of what it says',
  async (status) => {
    const body = JSON.stringify({ error: 'bad_verification_code', error_description: RAW, error_uri: RAW });
    test.github.broken = (path) =>
      path === '/login/oauth/access_token' ? { status, type: 'application/json', body } : undefined;
    const { url } = await test.begin('github');
    expect((await test.comeBack('github', test.visit('github', url))).get('error')).toBe('sso_failed');
    expectNothingOf();
  },
);
