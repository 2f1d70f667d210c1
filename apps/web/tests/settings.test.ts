import { readFileSync } from 'node:fs';
import { PromptRefinery } from '@prompt-refinery/client';
import type { WatchedPage } from '@refinery/testing/browser/watched-page.ts';
import { afterAll, beforeAll, expect } from 'vitest';
import { removableFolder } from '../../standalone/src/testing/start-launcher.ts';
import { expectUsable } from './testing/expect-usable.ts';
import { untilOpen } from './testing/once-ready.ts';
import {
  browserTest,
  closeBrowser,
  openPage,
  type Started,
  signIn,
  startWithConsole,
} from './testing/open-console.ts';
import { tabTo } from './testing/tab-to.ts';

type Page = WatchedPage['page'];
type Locator = ReturnType<Page['locator']>;

const PASSWORD = 'correct horse battery';
const folder = removableFolder();
let started: Started;

beforeAll(async () => {
  started = await startWithConsole(folder.path);
});
afterAll(async () => {
  await closeBrowser();
  await started?.launcher.end('SIGTERM');
  folder.remove();
});

/** Makes an account with an organization as people do, and answers the client of that person. */
async function signUp(opened: WatchedPage, person: { name: string; email: string; organization: string }) {
  const { page } = opened;
  opened.expectRefusal(REFUSED);
  await page.goto(`${started.url}/sign-up`);
  await page.getByLabel('Your name', { exact: true }).fill(person.name);
  await page.getByLabel('E-mail', { exact: true }).fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByLabel('Name of your organization').fill(person.organization);
  await page.getByRole('button', { name: 'Make the account' }).click();
  await page.waitForURL(/\/o\/[^/]+\//);
  return clientOf(person.email);
}

async function clientOf(email: string) {
  const anybody = new PromptRefinery({ baseUrl: started.url });
  const { accessToken, user } = await anybody.login({ email, password: PASSWORD });
  const client = new PromptRefinery({ baseUrl: started.url, accessToken });
  return { client, userId: user.id, organizationId: user.organizationId };
}

/** The form below a heading, with what can be done in it. */
function formOf(page: Page, title: string) {
  const section = page.getByRole('region', { name: title, exact: true });
  return {
    section,
    field: (label: string) => section.getByLabel(label),
    async save(): Promise<void> {
      await section.getByRole('button', { name: 'Save' }).click();
      await section.getByText('Saved', { exact: true }).waitFor();
    },
  };
}

/** What the stories have refused on purpose. */
const REFUSED = /^(?:400|401|409|422) /;

/** Usable, and silent. */
async function expectGoodPage(opened: WatchedPage): Promise<void> {
  await expectUsable(opened);
  expect(opened.complaints()).toEqual([]);
}

const expectFocus = (locator: Locator): Promise<void> =>
  expect
    .poll(() => locator.evaluate((element) => element === element.ownerDocument.activeElement))
    .toBe(true);

browserTest('an organization gets its settings, people and a log of it', async () => {
  const opened = await openPage(started.url);
  const { page } = opened;
  const email = 'ada@example.com';
  const { client, organizationId, userId } = await signUp(opened, {
    name: 'Ada',
    email,
    organization: 'Old name',
  });
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await page.getByRole('heading', { name: 'Organization', level: 1 }).waitFor();

  // The address follows the slug, and what was written elsewhere on the page stays.
  const budget = formOf(page, 'Costs');
  await budget.field('Monthly budget').fill('12.3456789');
  const naming = formOf(page, 'Name');
  await naming.field('Name').fill('  Analytical <b>Engines</b> ');
  await naming.field('Slug').fill('engines');
  await naming.save();
  await page.waitForURL(`${started.url}/o/engines/settings/organization`);
  await page.getByRole('button', { name: 'Analytical <b>Engines</b>' }).waitFor();

  await budget.section.getByRole('button', { name: 'Save' }).click();
  await budget.section.getByText('must have at most 6 decimals', { exact: true }).waitFor();
  await budget.field('Monthly budget').fill('12.345678');
  await budget.save();

  const refining = formOf(page, 'Refining');
  await refining.field('Default level').selectOption('high');
  for (const provider of ['groq', 'openai', 'gemini']) {
    await refining.field('Add a provider').selectOption(provider);
    await refining.section.getByRole('button', { name: 'Add' }).click();
  }
  const up = refining.section.getByRole('button', { name: 'Move gemini up' });
  await up.click();
  await up.click();
  await refining.section.getByText('gemini: 1 of 3').waitFor();
  await refining.section.getByRole('button', { name: 'Move gemini down' }).click();
  await expectFocus(refining.section.getByRole('button', { name: 'Move gemini down' }));
  await refining.section.getByRole('button', { name: 'Remove openai' }).click();
  await expectFocus(refining.field('Add a provider'));
  await refining.save();

  const retention = formOf(page, 'Retention');
  await retention.field('Days for which').fill('30');
  await retention.section.getByRole('button', { name: 'Save' }).click();
  await expectFocus(retention.section.getByRole('checkbox'));
  await retention.section.getByRole('checkbox').check();
  await retention.save();

  const access = formOf(page, 'Access');
  await access.field('E-mail domains').fill('example.com\n\nnodot');
  await access.section.getByRole('button', { name: 'Save' }).click();
  await access.section.getByText(/^2: must match pattern/).waitFor();
  await access.field('E-mail domains').fill('example.com');
  await access.save();
  // Nobody asks others for what they have not set up.
  await access.field('Everybody needs').check();
  await access.section.getByRole('button', { name: 'Save' }).click();
  await access.section.getByText('two_factor_not_set_up').waitFor();
  expect(await client.getOrganization({ organizationId })).toMatchObject({
    name: 'Analytical <b>Engines</b>',
    slug: 'engines',
    monthlyBudgetUsd: 12.345678,
    defaultCompressionLevel: 'high',
    fallbackOrder: ['groq', 'gemini'],
    promptRetentionDays: 30,
    allowedEmailDomains: ['example.com'],
    requireTwoFactor: false,
  });
  await expectGoodPage(opened);

  // What others change is not overwritten, and is shown when it is asked for.
  await client.updateOrganization({ organizationId, name: 'Engines', monthlyBudgetUsd: 7 });
  await naming.field('Slug').fill('engine-room');
  await naming.save();
  await page.waitForURL(`${started.url}/o/engine-room/settings/organization`);
  expect(await client.getOrganization({ organizationId })).toMatchObject({
    name: 'Engines',
    slug: 'engine-room',
  });
  // Nor is it by what the same form is saved with next.
  await naming.field('Slug').fill('engine');
  await naming.save();
  await page.waitForURL(`${started.url}/o/engine/settings/organization`);
  expect(await client.getOrganization({ organizationId })).toMatchObject({ name: 'Engines', slug: 'engine' });
  await budget.section.getByRole('button', { name: 'Show the new settings' }).click();
  expect(await budget.field('Monthly budget').inputValue()).toBe('7');

  // Invitations.
  await page.getByRole('link', { name: 'Members', exact: true }).click();
  await page.getByRole('link', { name: 'Invitations', exact: true }).click();
  await page.getByText('No invitation is open.').waitFor();
  const invite = formOf(page, 'Invite somebody');
  await invite.field('E-mail').fill('eve@elsewhere.example');
  await invite.section.getByRole('button', { name: 'Invite' }).click();
  await invite.section.getByText('email_domain_not_allowed').waitFor();
  const links: string[] = [];
  for (const [who, role] of [
    ['bob', 'member'],
    ['carl', 'viewer'],
  ] as const) {
    await invite.field('E-mail').fill(`${who}@example.com`);
    await invite.field('Role').selectOption(role);
    await invite.section.getByRole('button', { name: 'Invite' }).click();
    await invite.section.getByText(`${who}@example.com is invited`).waitFor();
    links.push((await invite.section.locator('pre').textContent()) ?? '');
  }
  const [bobs = '', carls = ''] = links.map((link) => new URL(link).hash.replace('#token=', ''));
  expect(links[0]).toBe(`${started.url}/accept-invitation#token=${bobs}`);
  const anybody = new PromptRefinery({ baseUrl: started.url });
  expect(await anybody.previewInvitation({ token: bobs })).toMatchObject({ email: 'bob@example.com' });
  await expectGoodPage(opened);
  const row = page.getByRole('row').filter({ hasText: 'bob@example.com' });
  await row.getByText('Ada').waitFor();
  await row.getByRole('button', { name: 'Revoke' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await row.waitFor({ state: 'detached' });
  await expectFocus(page.getByRole('main'));
  await expect(anybody.previewInvitation({ token: bobs })).rejects.toMatchObject({
    code: 'invitation_invalid',
  });
  const carl = await anybody.acceptInvitationAsNew({ token: carls, fullName: 'Carl', password: PASSWORD });

  // Who may not change anything sees what is set, and which right is missing.
  const other = await openPage(started.url);
  other.expectRefusal(REFUSED);
  await other.page.goto(`${started.url}/o/engine/settings/audit`);
  await signIn(other, 'carl@example.com', PASSWORD);
  await other.page.getByText('You need the right “audit:read”').waitFor();
  await other.page.getByRole('link', { name: 'Organization', exact: true }).click();
  await other.page.getByText('You need the right “organization:write”').waitFor();
  expect(await other.page.getByRole('textbox').count()).toBe(0);
  await expectGoodPage(other);
  await other.page.getByRole('link', { name: 'Members', exact: true }).click();
  await other.page.getByRole('row').filter({ hasText: 'ada@example.com' }).waitFor();
  expect(await other.page.getByRole('button', { name: 'Change the role' }).count()).toBe(0);

  // Members; the last admin stays one.
  await client.addMember({
    organizationId,
    email: 'dan@example.com',
    fullName: 'Dan',
    password: PASSWORD,
  });
  await page.goto(`${started.url}/o/engine/settings/members`);
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Change the role: Ada' }).click();
  expect(await dialog.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  await dialog.getByLabel('Role').selectOption('viewer');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('last_admin').waitFor();
  await page.keyboard.press('Escape');
  await expectFocus(page.getByRole('button', { name: 'Change the role: Ada' }));
  await page.getByRole('button', { name: 'Change the role: Carl' }).click();
  await dialog.getByLabel('Role').selectOption('member');
  await dialog.getByRole('button', { name: 'Save' }).click();
  const carlsRow = page.getByRole('row').filter({ hasText: 'carl@example.com' });
  await carlsRow.getByText('Member', { exact: true }).waitFor();
  expect(await client.getMember({ organizationId, id: carl.user.id })).toMatchObject({ role: 'member' });
  await expectGoodPage(opened);
  const dansRow = page.getByRole('row').filter({ hasText: 'dan@example.com' });
  await dansRow.getByRole('button', { name: 'Remove' }).click();
  await dialog.getByText('Dan (dan@example.com)').waitFor();
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await dansRow.waitFor({ state: 'detached' });
  await expectFocus(page.getByRole('main'));

  // A session that began here ends with the membership.
  await other.page.getByRole('link', { name: 'Organization', exact: true }).click();
  await other.page.getByRole('button', { name: 'Leave the organization' }).click();
  await other.page.getByRole('dialog').getByRole('button', { name: 'Leave the organization' }).click();
  await other.page.getByRole('heading', { name: 'Sign in', exact: true }).waitFor();
  expect(await client.listMembers({ organizationId }).page()).toMatchObject({ items: [{ id: userId }] });

  // The log has all of it.
  await page.getByRole('link', { name: 'Audit log' }).click();
  for (const action of [
    'member.leave',
    'member.remove',
    'member.update',
    'invitation.revoke',
    'organization.update',
  ])
    await page.getByRole('cell', { name: action, exact: true }).first().waitFor();
  await page.getByRole('button', { name: 'Verify the log' }).click();
  await page.getByText('The log is intact').waitFor();
  await expectGoodPage(opened);
  const verification = await client.verifyAuditLog();
  const firstBroken = { sequence: 2, id: null, reason: 'changed' };
  await page.route(/\/audit-log\/verify$/, (route) =>
    route.fulfill({ json: { ...verification, valid: false, rows: 1, firstBroken } }),
  );
  await page.getByRole('button', { name: 'Verify the log' }).click();
  await page.getByText('Entry 2 was changed. Correct entries before it: 1.').waitFor();
  await page.getByText(verification.head.hash).waitFor();
  await page.getByRole('link', { name: 'Entry 2', exact: true }).first().click();
  await dialog.getByRole('heading', { name: 'Entry 2', exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  const revoked = page.getByRole('row').filter({ hasText: 'invitation.revoke' });
  const entryLink = revoked.getByRole('link');
  const entry = await entryLink.textContent();
  await entryLink.click();
  await page.waitForURL((url) => url.searchParams.get('entry') === entry);
  await dialog.getByRole('cell', { name: 'bob@example.com' }).waitFor();
  await expectGoodPage(opened);
  await page.reload();
  await dialog.getByRole('cell', { name: 'bob@example.com' }).waitFor();
  await page.keyboard.press('Escape');
  await page.waitForURL((url) => !url.searchParams.has('entry'));
  await entryLink.click();
  await dialog.getByRole('link', { name: 'All entries with this action' }).click();
  await page.waitForURL((url) => url.search === '?action=invitation.revoke');
  await expect.poll(() => page.getByRole('row').count()).toBe(2);
  await page.reload();
  await expect.poll(() => page.getByRole('row').count()).toBe(2);
  await page.getByLabel('Action (exactly)').fill('nothing.such');
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByText('No entry meets all filters.').waitFor();
  await page.goBack();
  await expect.poll(() => page.getByRole('row').count()).toBe(2);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export what is filtered as NDJSON' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('audit-log-engine.ndjson');
  const lines = readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\n');
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { action: 'invitation.revoke', before: { email: 'bob@example.com' } },
  ]);

  // The ways out.
  await page.getByRole('link', { name: 'Organization', exact: true }).click();
  await page.getByRole('button', { name: 'Leave the organization' }).click();
  await dialog.getByRole('button', { name: 'Leave the organization' }).click();
  await dialog.getByText('last_admin').waitFor();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Delete the organization' }).click();
  await dialog.getByLabel('Type “engine”').fill('engines');
  await dialog.getByRole('button', { name: 'Delete the organization' }).click();
  await dialog.getByText('must be the slug of the organization that you want to delete').waitFor();
  await dialog.getByLabel('Type “engine”').fill('engine');
  await dialog.getByRole('button', { name: 'Delete the organization' }).click();
  await page.getByText('The organization and everything in it will be deleted on').waitFor();
  await expectFocus(page.getByRole('main'));
  expect((await client.getOrganization({ organizationId })).deletesAt).not.toBeNull();
  await page.getByRole('button', { name: 'Cancel the deletion' }).click();
  await page.getByRole('button', { name: 'Delete the organization' }).waitFor();
  expect((await client.getOrganization({ organizationId })).deletesAt).toBeNull();
  expect(opened.complaints()).toEqual([]);
  expect(other.complaints()).toEqual([]);
});

/** Goes to a page by its name. */
async function jump(page: Page, title: string): Promise<void> {
  await untilOpen(() => page.keyboard.press('Control+k'), page.getByRole('dialog').getByRole('searchbox'));
  await page.keyboard.type(title);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: title, level: 1 }).waitFor();
}

browserTest('the same by keyboard alone', async () => {
  const opened = await openPage(started.url);
  const { page } = opened;
  const { client, organizationId } = await signUp(opened, {
    name: 'Dora',
    email: 'dora@example.org',
    organization: 'Keys',
  });
  await jump(page, 'Organization');
  const naming = formOf(page, 'Name');
  await tabTo(page, naming.field('Name'));
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Keyboards');
  await page.keyboard.press('Enter');
  await naming.section.getByText('Saved', { exact: true }).waitFor();

  const refining = formOf(page, 'Refining');
  for (const provider of ['openai', 'groq']) {
    await tabTo(page, refining.field('Add a provider'), provider === 'groq' ? 'Shift+Tab' : 'Tab');
    await page.keyboard.type(provider);
    await tabTo(page, refining.section.getByRole('button', { name: 'Add' }));
    await page.keyboard.press('Enter');
  }
  await tabTo(page, refining.section.getByRole('button', { name: 'Move groq up' }), 'Shift+Tab');
  await page.keyboard.press('Space');
  await refining.section.getByText('groq: 1 of 2').waitFor();
  await expectFocus(refining.section.getByRole('button', { name: 'Move groq up' }));
  await tabTo(page, refining.section.getByRole('button', { name: 'Save' }));
  await page.keyboard.press('Enter');
  await refining.section.getByText('Saved', { exact: true }).waitFor();
  const budget = formOf(page, 'Costs');
  await tabTo(page, budget.field('Monthly budget'));
  await page.keyboard.type('25.5');
  await page.keyboard.press('Enter');
  await budget.section.getByText('Saved', { exact: true }).waitFor();
  expect(await client.getOrganization({ organizationId })).toMatchObject({
    name: 'Keyboards',
    fallbackOrder: ['groq', 'openai'],
    monthlyBudgetUsd: 25.5,
  });

  await jump(page, 'Members');
  await tabTo(page, page.getByRole('link', { name: 'Invitations', exact: true }));
  await page.keyboard.press('Enter');
  const invite = formOf(page, 'Invite somebody');
  await tabTo(page, invite.field('E-mail'));
  await page.keyboard.type('finn@example.org');
  await page.keyboard.press('Enter');
  await invite.section.getByText('finn@example.org is invited').waitFor();
  const row = page.getByRole('row').filter({ hasText: 'finn@example.org' });
  await tabTo(page, row.getByRole('button', { name: 'Revoke' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Revoke' }));
  await page.keyboard.press('Enter');
  await row.waitFor({ state: 'detached' });
  await expectFocus(page.getByRole('main'));
  expect((await client.listInvitations({ organizationId }).page()).items).toEqual([]);

  // Somebody else revokes one while its button has the focus here.
  await tabTo(page, invite.field('E-mail'));
  await page.keyboard.type('gone@example.org');
  await page.keyboard.press('Enter');
  const other = page.getByRole('row').filter({ hasText: 'gone@example.org' });
  await tabTo(page, other.getByRole('button', { name: 'Revoke' }));
  const [open] = (await client.listInvitations({ organizationId }).page()).items;
  await client.revokeInvitation({ organizationId, id: open?.id ?? '' });
  // As a tab that is shown again after a minute: it reads its lists anew.
  await page.evaluate(() => {
    const now = Date.now;
    Date.now = () => now() + 60_000;
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  });
  await other.waitFor({ state: 'detached' });
  await expectFocus(page.getByRole('main'));

  await jump(page, 'Audit log');
  await tabTo(page, page.getByRole('button', { name: 'Verify the log' }));
  await page.keyboard.press('Enter');
  await page.getByText('The log is intact').waitFor();
  const entry = page.getByRole('row').filter({ hasText: 'invitation.create' }).last().getByRole('link');
  await tabTo(page, entry);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('cell', { name: 'finn@example.org' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expectFocus(entry);
  expect(opened.complaints()).toEqual([]);
});
