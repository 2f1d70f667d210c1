import type { PromptRefinery } from '@prompt-refinery/client';
import { DEMO_LOGIN, DEMO_PASSWORD } from '@refinery/domain/seed/demo-accounts.ts';
import type { WatchedPage } from '@refinery/testing/browser/watched-page.ts';
import { type FakeName, startFakeDns } from '@refinery/testing/fake-dns.ts';
import {
  type FakeIdentityProvider,
  startIdentityProvider,
} from '@refinery/testing/fake-identity-provider.ts';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { clientOf } from './client-of.ts';
import { openPage, startWithConsole } from './open-console.ts';
import { tabTo } from './tab-to.ts';

/** An instance whose demo organization has proved a domain and signs its people in. */
export interface StartedWithProvider {
  url: string;
  provider: FakeIdentityProvider;
  /** The API as an admin of the organization. */
  client: PromptRefinery;
  /** A visitor, whom the provider's page sends back at once as it says. */
  visit(answer?: (url: string) => URLSearchParams, options?: BrowserContextOptions): Promise<WatchedPage>;
  /** What no page of ours may cause; to go to the provider's page is what the reader wants. */
  complaintsOf(opened: WatchedPage): string[];
  close(): Promise<void>;
}

/**
 * Whoever calls this closes it.
 * @param hosts those of other identity providers
 */
export async function startWithProvider(
  dataDir: string,
  domain: string,
  env: Record<string, string> = {},
  hosts: readonly string[] = [],
): Promise<StartedWithProvider> {
  const names: Record<string, FakeName> = {};
  const provider = await startIdentityProvider();
  const dns = await startFakeDns(names);
  const { launcher, url } = await startWithConsole(dataDir, {
    UPSTREAM_ALLOWLIST: [provider.host, ...hosts].join(','),
    UPSTREAM_DNS_SERVERS: dns.address,
    ...env,
  });
  const client = await clientOf(url, DEMO_LOGIN.email, DEMO_PASSWORD);
  const { id, record } = await client.createDomain({ domain });
  names[record.name] = { txt: [record.value] };
  await client.verifyDomain(id);
  const { issuer, clientId, clientSecret } = provider;
  await client.createConnection({
    kind: 'oidc',
    name: 'Acme ID',
    issuer,
    clientId,
    clientSecret,
    defaultRole: 'member',
  });
  return {
    url,
    provider,
    client,
    visit: async (answer, options = {}) => {
      const opened = await openPage(url, options);
      await opened.page.route(`${issuer}/authorize?*`, async (route) => {
        const asked = route.request().url();
        const back = new URL(asked).searchParams.get('redirect_uri');
        const location = `${back}?${(answer ?? provider.visit)(asked)}`;
        await route.fulfill({ status: 302, headers: { location } });
      });
      return opened;
    },
    complaintsOf: ({ complaints }) =>
      complaints().filter((line) => !line.startsWith(`asked ${issuer}/authorize?`)),
    close: async () => {
      await launcher.end('SIGTERM');
      await provider.close();
      await dns.close();
    },
  };
}

/** Signs in by keyboard alone, with the e-mail that was typed before. */
export async function signInBy(page: Page, email: string): Promise<void> {
  await tabTo(page, page.getByLabel('E-mail', { exact: true }));
  await page.keyboard.type(email);
  await tabTo(page, page.getByRole('button', { name: 'Sign in with your organization' }));
  await page.keyboard.press('Enter');
  await goOnWith(page, email);
}

/** Goes on at the page of the organization: its field has the e-mail already, and the focus. */
export async function goOnWith(page: Page, email: string): Promise<void> {
  await page.getByText('You go on at the page').waitFor();
  const field = page.getByLabel('E-mail', { exact: true });
  expect(await field.inputValue()).toBe(email);
  await page.keyboard.press('Enter');
}
