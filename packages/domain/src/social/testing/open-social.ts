import type { SocialProvider } from '@refinery/contracts/enums.ts';
import type { ExchangeSsoBody } from '@refinery/contracts/sso-sign-in.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { type FakeGitHub, startFakeGitHub } from '@refinery/testing/fake-github.ts';
import {
  type FakeIdentityProvider,
  startIdentityProvider,
} from '@refinery/testing/fake-identity-provider.ts';
import type { TestServices } from '@refinery/testing/services.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext, type TestContext } from '@refinery/testing/test-context.ts';
import type { Logger } from 'pino';
import type { SignedIn } from '../../auth/sessions.ts';
import { exchangeSso } from '../../sso/exchange-sso.ts';
import { returnFromProvider } from '../../sso/return-from-provider.ts';
import { startSso } from '../../sso/start-sso.ts';
import { endOf, newVerifier } from '../../sso/testing/open-sign-in.ts';
import { linkSocial } from '../link-social.ts';
import { startLinking } from '../start-linking.ts';

export const ADDRESS = '192.0.2.7';
export const PASSWORD = 'correct horse';

export interface CameBack {
  code: string;
  verifier: string;
}

export interface SocialTestOptions {
  allowed?: string;
  env?: Record<string, string>;
  logger?: Logger;
}

/** A context in which people sign in with fakes of Google and GitHub. */
export interface SocialTest extends TestContext {
  clock: TestClock;
  google: FakeIdentityProvider;
  github: FakeGitHub;
  /** Forgets what the last test began, and who signed in. */
  startAnew(): void;
  begin(provider: SocialProvider): Promise<{ url: string; verifier: string }>;
  /** The person signs in there. Answers the query with which they come back. */
  visit(provider: SocialProvider, url: string): URLSearchParams;
  /** What stands behind `#` where the browser ends. */
  comeBack(owner: string, query: URLSearchParams): Promise<URLSearchParams>;
  /** From the beginning to the code. */
  reachCode(provider: SocialProvider): Promise<CameBack>;
  exchange(cameBack: CameBack, more?: Partial<ExchangeSsoBody>): Promise<SignedIn>;
  signIn(provider: SocialProvider): Promise<SignedIn>;
  /** A member begins to link, up to the code. */
  reachLink(by: Member, provider: SocialProvider): Promise<CameBack>;
  link(by: Member, provider: SocialProvider): ReturnType<typeof linkSocial>;
  /** Somebody with a password. */
  build(): Promise<Member>;
}

/**
 * Opens it. Each test then begins with `startAnew`.
 * @param options `allowed`: another `host:port` that the service may ask
 */
export async function openSocial(
  services: TestServices,
  { allowed, env = {}, logger }: SocialTestOptions = {},
): Promise<SocialTest> {
  const google = await startIdentityProvider('https://accounts.google.com');
  const github = await startFakeGitHub();
  const clock = new TestClock();
  const test = await openTestContext(services, {
    clock,
    env: {
      PUBLIC_URL: 'https://prompts.acme.example',
      UPSTREAM_ALLOWLIST: allowed ? `${github.host},${allowed}` : github.host,
      GOOGLE_CLIENT_ID: google.clientId,
      GOOGLE_CLIENT_SECRET: google.clientSecret,
      GITHUB_CLIENT_ID: github.clientId,
      GITHUB_CLIENT_SECRET: github.clientSecret,
      GITHUB_URL: github.url,
      ...env,
    },
    ...(logger ? { logger } : {}),
  });
  const { ctx } = test;
  const start = clock.now();
  const guarded = ctx.identityFetch;
  // Its issuer is not its real address.
  ctx.identityFetch = (input, init) =>
    String(input).startsWith(google.issuer) ? google.fetch(input, init) : guarded(input, init);
  const begin: SocialTest['begin'] = async (provider) => {
    const { verifier, challenge } = newVerifier();
    return { verifier, url: (await startSso(ctx, { provider, challenge })).url };
  };
  const visit: SocialTest['visit'] = (provider, url) =>
    provider === 'google' ? google.visit(url) : github.visit(url);
  const comeBack: SocialTest['comeBack'] = async (owner, query) =>
    endOf(await returnFromProvider(ctx, { owner, query: String(query) }));
  const codeOf = async (provider: SocialProvider, url: string): Promise<string> => {
    const end = await comeBack(provider, visit(provider, url));
    const code = end.get('code');
    if (code === null) throw new Error(`No code: ${end}`);
    return code;
  };
  const reachCode: SocialTest['reachCode'] = async (provider) => {
    const { url, verifier } = await begin(provider);
    return { verifier, code: await codeOf(provider, url) };
  };
  const exchange: SocialTest['exchange'] = (cameBack, more = {}) =>
    exchangeSso(ctx, { ...cameBack, ...more }, { address: ADDRESS, userAgent: 'test' });
  const reachLink: SocialTest['reachLink'] = async ({ as }, provider) => {
    const { verifier, challenge } = newVerifier();
    const wanted = { provider, challenge, password: PASSWORD };
    const { url } = await startLinking(as, wanted, { address: ADDRESS });
    return { verifier, code: await codeOf(provider, url) };
  };
  return {
    ...test,
    clock,
    google,
    github,
    startAnew: () => {
      google.reset();
      github.reset();
      clock.set(start);
      google.person = {
        ...google.person,
        email: `ada-${github.person.id}@gmail.com`,
        email_verified: true,
        name: 'Ada Lovelace',
      };
    },
    begin,
    visit,
    comeBack,
    reachCode,
    exchange,
    signIn: async (provider) => exchange(await reachCode(provider)),
    reachLink,
    link: async (by, provider) => linkSocial(by.as, await reachLink(by, provider)),
    build: () => buildMember(ctx),
    close: async () => {
      await test.close();
      await google.close();
      await github.close();
    },
  };
}
