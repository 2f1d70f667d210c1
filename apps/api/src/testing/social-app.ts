import { hash, randomBytes } from 'node:crypto';
import type { SocialProvider } from '@refinery/contracts/enums.ts';
import type { Member } from '@refinery/testing/builders.ts';
import { type FakeGitHub, startFakeGitHub } from '@refinery/testing/fake-github.ts';
import {
  type FakeIdentityProvider,
  startIdentityProvider,
} from '@refinery/testing/fake-identity-provider.ts';
import type { TestServices } from '@refinery/testing/services.ts';
import type { LightMyRequestResponse } from 'fastify';
import { openTestApp, type TestApp } from './test-app.ts';

export const PASSWORD = 'correct horse';

interface CameBack {
  code: string;
  verifier: string;
}

/** The API with fakes of Google and GitHub. */
export interface SocialApp extends TestApp {
  google: FakeIdentityProvider;
  github: FakeGitHub;
  /** Somebody else signs in next. */
  startAnew(): void;
  newVerifier(): { verifier: string; challenge: string };
  /** What the browser does from the address of the provider until it is on our page. */
  browse(provider: SocialProvider, url: string): Promise<LightMyRequestResponse>;
  /** The code of a sign-in with its verifier. */
  reachCode(provider: SocialProvider): Promise<CameBack>;
  /** The same for linking. */
  reachLink(by: Member, provider: SocialProvider): Promise<CameBack>;
}

/** Opens it. Each test then begins with `startAnew`. */
export async function openSocialApp(
  services: TestServices,
  env: Record<string, string> = {},
): Promise<SocialApp> {
  const google = await startIdentityProvider('https://accounts.google.com');
  const github = await startFakeGitHub();
  const test = await openTestApp(services, {
    env: {
      UPSTREAM_ALLOWLIST: github.host,
      GOOGLE_CLIENT_ID: google.clientId,
      GOOGLE_CLIENT_SECRET: google.clientSecret,
      GITHUB_CLIENT_ID: github.clientId,
      GITHUB_CLIENT_SECRET: github.clientSecret,
      GITHUB_URL: github.url,
      RATE_LIMIT_AUTH: '0',
      AUTH_FAILURES_PER_ADDRESS: '0',
      ...env,
    },
  });
  const guarded = test.ctx.identityFetch;
  // Its issuer is not its real address.
  test.ctx.identityFetch = (input, init) =>
    String(input).startsWith(google.issuer) ? google.fetch(input, init) : guarded(input, init);
  const newVerifier = () => {
    const verifier = randomBytes(32).toString('base64url');
    return { verifier, challenge: hash('sha256', verifier, 'base64url') };
  };
  const browse: SocialApp['browse'] = (provider, url) => {
    const query = provider === 'google' ? google.visit(url) : github.visit(url);
    return test.get(null, `/api/v1/auth/sso/callback/${provider}?${query}`);
  };
  const codeOf = async (provider: SocialProvider, begun: LightMyRequestResponse): Promise<string> => {
    const { headers } = await browse(provider, begun.json().url);
    const code = String(headers.location).split('#code=')[1];
    if (!code) throw new Error(`No code: ${headers.location}`);
    return code;
  };
  return {
    ...test,
    google,
    github,
    startAnew: () => {
      google.reset();
      github.reset();
      google.person = {
        ...google.person,
        email: `ada-${github.person.id}@gmail.com`,
        email_verified: true,
        name: 'Ada Lovelace',
      };
    },
    newVerifier,
    browse,
    reachCode: async (provider) => {
      const { verifier, challenge } = newVerifier();
      const begun = await test.post(null, '/api/auth/sso/start', { provider, challenge });
      return { verifier, code: await codeOf(provider, begun) };
    },
    reachLink: async (by, provider) => {
      const { verifier, challenge } = newVerifier();
      const body = { provider, password: PASSWORD, challenge };
      return { verifier, code: await codeOf(provider, await test.post(by, '/api/auth/social/start', body)) };
    },
    close: async () => {
      await test.close();
      await google.close();
      await github.close();
    },
  };
}
