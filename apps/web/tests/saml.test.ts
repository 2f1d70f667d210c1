import type { PromptRefinery } from '@prompt-refinery/client';
import { DEMO_ORGANIZATIONS } from '@refinery/domain/seed/demo-accounts.ts';
import type { WatchedPage } from '@refinery/testing/browser/watched-page.ts';
import { type FakeSamlProvider, startSamlProvider } from '@refinery/testing/fake-saml-provider.ts';
import { oktaPerson } from '@refinery/testing/saml/people.ts';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { removableFolder } from '../../standalone/src/testing/start-launcher.ts';
import { EVERY_SIZE, expectUsable } from './testing/expect-usable.ts';
import { browserTest, closeBrowser, openPage } from './testing/open-console.ts';
import { isFocused, keyboardOf, openSignInSettings } from './testing/sign-in-settings.ts';
import { type StartedWithProvider, startWithProvider } from './testing/start-with-provider.ts';

const [acme] = DEMO_ORGANIZATIONS;
const slug = acme?.slug ?? '';
const SUFFIX = 'people.example';
const DAY_MS = 24 * 60 * 60 * 1_000;
/** Where the tiles of an identity provider are. */
const PORTAL = 'https://portal.example/';
const folder = removableFolder();
let started: StartedWithProvider;
let provider: FakeSamlProvider;
let client: PromptRefinery;

beforeAll(async () => {
  provider = await startSamlProvider();
  started = await startWithProvider(folder.path, SUFFIX, {}, [provider.host]);
  ({ client } = started);
});
afterAll(async () => {
  await closeBrowser();
  await started?.close();
  await provider?.close();
  folder.remove();
});
beforeEach(() => provider.reset());

const acsUrl = (): string => `${started.url}/api/v1/auth/sso/saml`;

const named = async (name: string) =>
  (await client.listConnections().page()).items.find((one) => one.name === name);

/** To go to the provider's pages is what the reader wants. */
const complaintsOf = ({ complaints }: WatchedPage): string[] =>
  complaints().filter(
    (line) => !line.startsWith(`asked ${provider.signInUrl}`) && !line.startsWith(`asked ${PORTAL}`),
  );

browserTest('an identity provider of SAML is connected, tested and removed, by keyboard alone', async () => {
  const opened = await openSignInSettings(started.url, slug);
  const { page } = opened;
  opened.expectRefusal(/^422 .*\/sso\/connections$/);
  const { dialog, press, write, chooseAfter } = keyboardOf(page);
  await press(page.getByRole('button', { name: 'Connect an identity provider' }));
  await write('Name', 'Acme Okta');
  await chooseAfter('OpenID Connect');
  expect(await dialog.locator('code').textContent()).toBe(acsUrl());
  for (const label of ['Issuer', 'Client id', 'Client secret', 'Metadata (XML)'])
    expect(await dialog.getByLabel(label, { exact: true }).count()).toBe(0);
  const address = dialog.getByLabel('Address of its metadata', { exact: true });
  await write('Address of its metadata', `${provider.metadataUrl}/nowhere`);
  await press(dialog.getByRole('button', { name: 'Add a rule' }));
  expect(await dialog.getByLabel('Rule 1: attribute').inputValue()).toBe('groups');
  await write('Rule 1: value', 'Engineers');
  await expectUsable(opened);
  await press(dialog.getByRole('button', { name: 'Connect', exact: true }));
  await expect.poll(() => address.getAttribute('aria-invalid')).toBe('true');
  expect(await isFocused(page, address)).toBe(true);
  await write('Address of its metadata', provider.metadataUrl);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  const { metadataUrl, signInUrl } = provider;
  const connected = await named('Acme Okta');
  expect(connected).toMatchObject({
    kind: 'saml',
    issuer: provider.entityId,
    clientId: null,
    redirectUri: acsUrl(),
    saml: { metadataUrl, signInUrl },
    defaultRole: 'member',
    roleMapping: [{ claim: 'groups', value: 'Engineers', role: 'member' }],
  });

  const section = page.getByRole('region', { name: 'Acme Okta', exact: true });
  const facts = section.getByRole('definition');
  for (const text of ['SAML 2.0', signInUrl, acsUrl(), connected?.id ?? ''])
    await facts.getByText(text, { exact: true }).first().waitFor();
  await section.getByRole('button', { name: 'Copy the relay state' }).waitFor();
  await facts.getByText(/[\da-f]{64}/).waitFor();
  await facts.getByText(/valid until/).waitFor();
  expect(await section.getByText('last certificate').count()).toBe(0);
  await press(section.getByRole('button', { name: 'Test: Acme Okta' }));
  await section.getByText('Its certificates: 1 still valid.').waitFor();
  await expectUsable(opened, EVERY_SIZE);

  await press(section.getByRole('button', { name: 'Delete: Acme Okta' }));
  await press(dialog.getByRole('button', { name: 'Delete', exact: true }));
  await section.waitFor({ state: 'detached' });
  expect(await named('Acme Okta')).toBeUndefined();
  expect(complaintsOf(opened)).toEqual([]);
});

browserTest('its metadata is changed by a file, and a certificate that ends soon is told', async () => {
  const { metadataUrl } = provider;
  const { id } = await client.createConnection({ kind: 'saml', name: 'Acme Login', metadataUrl });
  const opened = await openSignInSettings(started.url, slug);
  const { page } = opened;
  opened.expectRefusal(/^422 .*\/sso\/connections\/[^/]+$/);
  const { dialog, press, write, chooseAfter } = keyboardOf(page);
  const section = page.getByRole('region', { name: 'Acme Login', exact: true });
  const change = section.getByRole('button', { name: 'Change: Acme Login' });
  await press(change);
  expect(await dialog.getByLabel('Client id').count()).toBe(0);
  expect(await dialog.getByLabel('New address of its metadata').inputValue()).toBe('');
  await dialog.getByLabel('Default role').selectOption({ label: 'Viewer' });
  await press(dialog.getByRole('button', { name: 'Save' }));
  await dialog.waitFor({ state: 'detached' });
  expect(await named('Acme Login')).toMatchObject({ defaultRole: 'viewer', saml: { metadataUrl } });

  await press(change);
  await chooseAfter('Read from an address, again each day');
  await write('New metadata (XML)', '<a/>');
  const text = dialog.getByLabel('New metadata (XML)', { exact: true });
  await press(dialog.getByRole('button', { name: 'Save' }));
  await expect.poll(() => text.getAttribute('aria-invalid')).toBe('true');
  await expectUsable(opened);
  await provider.rotate({ notAfter: new Date(Date.now() + 10 * DAY_MS) });
  await dialog.getByLabel('Metadata from a file').setInputFiles({
    name: 'metadata.xml',
    mimeType: 'application/xml',
    buffer: Buffer.from(provider.metadata()),
  });
  await expect.poll(() => text.inputValue()).toBe(provider.metadata());
  await press(dialog.getByRole('button', { name: 'Save' }));
  await dialog.waitFor({ state: 'detached' });
  await section.getByText(/Its last certificate expires on .* enter its new metadata\./).waitFor();
  expect(await named('Acme Login')).toMatchObject({ issuer: provider.entityId, saml: { metadataUrl: null } });
  await expectUsable(opened, EVERY_SIZE);
  await client.deleteConnection(id);
  expect(complaintsOf(opened)).toEqual([]);
});

/**
 * Chooses the tile of this service at an identity provider, which posts what nobody has asked for.
 * @param relayState what an admin has entered there
 */
async function chooseTile({ page }: WatchedPage, relayState: string | null): Promise<void> {
  const request = { id: '_none', issuer: acsUrl(), acsUrl: acsUrl(), destination: null, relayState: '' };
  const response = provider.respond(
    { ...request, xml: '', query: new URLSearchParams() },
    {
      content: (content) => ({
        ...content,
        inResponseTo: null,
        confirmation: { ...content.confirmation, inResponseTo: null },
      }),
    },
  );
  const fields = Object.entries({ SAMLResponse: response, RelayState: relayState })
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`);
  const form = `<form method="post" action="${acsUrl()}">${fields.join('')}<button>Open</button></form>`;
  const body = `<!doctype html>${form}`;
  await page.route(PORTAL, (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto(PORTAL);
  await page.getByRole('button', { name: 'Open' }).click();
}

browserTest('who chooses the tile of this service is asked, and signed in', async () => {
  const { metadataUrl } = provider;
  const { id } = await client.createConnection({ kind: 'saml', name: 'Acme Portal', metadataUrl });
  provider.person = oktaPerson(`ada@${SUFFIX}`);
  const opened = await openPage(started.url);
  const { page } = opened;
  await chooseTile(opened, id);
  await page.getByRole('alert').getByText(`You are about to sign in at ${provider.host}.`).waitFor();
  expect(page.url()).toBe(`${started.url}/sso?connection=${id}`);
  expect(provider.request).toBeNull();
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.waitForURL(`${started.url}/o/${slug}/refine`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await client.deleteConnection(id);
  expect(complaintsOf(opened)).toEqual([]);
});

browserTest('a tile without the relay state of a connection leads nowhere, with a way on', async () => {
  const opened = await openPage(started.url);
  const { page } = opened;
  await chooseTile(opened, null);
  await page.getByRole('alert').getByText('It took too long, or it had already ended.').waitFor();
  expect(page.url()).toBe(`${started.url}/sso`);
  await page.getByRole('link', { name: 'Back to the sign-in page' }).waitFor();
  expect(complaintsOf(opened)).toEqual([]);
});
