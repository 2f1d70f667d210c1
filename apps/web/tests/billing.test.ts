import type { WatchedPage } from '@refinery/testing/browser/watched-page.ts';
import { type Shop, startShop } from '@refinery/testing/stripe/start-shop.ts';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { removableFolder } from '../../standalone/src/testing/start-launcher.ts';
import { expectUsable } from './testing/expect-usable.ts';
import {
  browserTest,
  closeBrowser,
  openPage,
  type Started,
  startWithConsole,
} from './testing/open-console.ts';

const STRIPE = /https:\/\/(checkout|billing)\.stripe\.com\//;
const folder = removableFolder();
let shop: Shop;
let started: Started;

beforeAll(async () => {
  shop = await startShop();
  await shop.sellOverage();
  shop.fake.activateTax();
  const [yearly] = (await shop.sdk.prices.list({ lookup_keys: ['prompt_refinery_pro_year'] })).data;
  await shop.sdk.prices.update(yearly?.id ?? '', { tax_behavior: 'inclusive' });
  const [beyond] = (await shop.sdk.prices.list({ lookup_keys: ['prompt_refinery_overage'] })).data;
  await shop.sdk.prices.update(beyond?.id ?? '', { tax_behavior: 'exclusive' });
  started = await startWithConsole(folder.path, { ...shop.env, SIGNUP_PLAN: 'free' });
});
afterAll(async () => {
  await closeBrowser();
  await started?.launcher.end('SIGTERM');
  await shop?.close();
  folder.remove();
});

async function tellOfEvents(): Promise<void> {
  const delivered = await shop.fake.deliver(`${started.url}/api/billing/events`, shop.fake.takeEvents());
  expect(new Set(delivered)).toEqual(new Set([200]));
}

/** Whether a page that is opened anew shows something: the worker has to see first what has changed. */
async function isSeen(page: Page, url: string, found: Locator): Promise<boolean> {
  await page.goto(url);
  await page.getByRole('definition').first().waitFor();
  return (await found.count()) > 0;
}

async function signUp({ page }: WatchedPage): Promise<void> {
  await page.goto(`${started.url}/sign-up`);
  await page.getByLabel('Your name', { exact: true }).fill('Ada');
  await page.getByLabel('E-mail', { exact: true }).fill('ada@example.com');
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
  await page.getByLabel('Name of your organization').fill('Analytical Engines');
  await page.getByRole('button', { name: 'Make the account' }).click();
  await page.waitForURL(/\/o\/[^/]+\//);
}

browserTest('an admin tries a plan, buys it, and finds the page for the card', async () => {
  const opened = await openPage(started.url);
  const { page } = opened;
  opened.expectRefusal(/^401 /);
  await signUp(opened);
  // Stripe's own pages.
  await page.route(STRIPE, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>Stripe</title>' }),
  );
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await page.getByRole('link', { name: 'Billing', exact: true }).click();
  const facts = page.getByRole('main').getByRole('definition');
  await facts.getByText('Free', { exact: true }).waitFor();
  await expectUsable(opened);

  await page.getByRole('button', { name: 'Try Pro for 14 days' }).click();
  await facts.getByText('your trial', { exact: true }).waitFor();
  expect(await page.getByRole('button', { name: 'Try Pro for 14 days' }).count()).toBe(0);

  const billingPage = page.url();
  await page.getByRole('cell', { name: '$31.00 each month' }).waitFor();
  await page.getByRole('cell', { name: '$310.00 with tax each year' }).waitFor();
  for (const interval of ['year', 'month']) {
    await page.goto(billingPage);
    await page.getByRole('button', { name: `Buy Pro, paid each ${interval}` }).click();
    await page.waitForURL(/checkout\.stripe\.com/);
    const session = await shop.sdk.checkout.sessions.retrieve(page.url().split('/').at(-1) ?? '');
    const price = await shop.sdk.prices.retrieve(session.metadata?.price ?? '');
    expect(price.recurring?.interval).toBe(interval);
  }
  shop.pay(page.url());
  await page.goto(`${billingPage}?checkout=paid`);
  await page.getByText('The plan changes in a moment.').waitFor();
  await tellOfEvents();
  await page.getByText('Thank you. Your plan is active.').waitFor();
  await facts.getByText('your subscription', { exact: true }).waitFor();
  await facts.getByText('each month', { exact: true }).waitFor();
  expect(await page.getByRole('button', { name: /^Buy/ }).count()).toBe(0);
  await expectUsable(opened);

  // A card that does not pay changes nothing, and the page says what is to be done.
  const dialog = page.getByRole('dialog');
  const customer = (await shop.sdk.customers.list()).data[0]?.id ?? '';
  shop.fake.changeCard(customer, 'pm_card_chargeCustomerFail');
  opened.expectRefusal(/^402 /);
  await page.getByRole('button', { name: 'Change: Pro, paid each year' }).click();
  await dialog.getByRole('button', { name: 'Change', exact: true }).click();
  const payThere = dialog.getByRole('link', { name: 'Pay on the page of Stripe' });
  const invoicePage = await payThere.getAttribute('href');
  await dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
  const waits = page.getByText(/^The change to Pro, paid each year, waits for its payment until /);
  await expect.poll(() => isSeen(page, billingPage, waits)).toBe(true);
  const link = page.getByRole('main').getByRole('link', { name: 'Pay on the page of Stripe' });
  expect(await link.getAttribute('href')).toBe(invoicePage);
  await facts.getByText('each month', { exact: true }).waitFor();
  await expectUsable(opened);
  shop.fake.changeCard(customer, 'pm_card_visa');

  // A year, at once; back to months, when the year is over.
  await page.getByRole('button', { name: 'Change: Pro, paid each year' }).click();
  // What is left of the month counts.
  await dialog.getByText(/^You pay \$(2[789]|30)\d\.\d\d now\./).waitFor();
  await expectUsable(opened);
  await dialog.getByRole('button', { name: 'Change', exact: true }).click();
  await facts.getByText('each year', { exact: true }).waitFor();
  await link.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Change: Pro, paid each month' }).click();
  await dialog.getByText(/^You pay nothing now\./).waitFor();
  await dialog.getByRole('button', { name: 'Change', exact: true }).click();
  await facts.getByText(/^Pro, paid each month, from /).waitFor();
  await page.getByRole('button', { name: 'Keep the present plan' }).click();
  await facts.getByText(/^Pro, paid each month, from /).waitFor({ state: 'detached' });

  // Beyond the plan.
  await page.getByText('Where tax is due, it comes on top of the sum.').waitFor();
  const limit = page.getByLabel('At most, in US dollars a month', { exact: true });
  await limit.fill('25');
  await page.getByRole('button', { name: 'Allow', exact: true }).click();
  const allowed = page.getByText(
    'Allowed: 2,500 optimizations a month at $0.01 each, $25.00 in all. Used this month: 0, for $0.00.',
  );
  await allowed.waitFor();
  await expect.poll(() => isSeen(page, billingPage, allowed)).toBe(true);
  expect(await limit.inputValue()).toBe('25');
  await expectUsable(opened);
  await page.getByRole('button', { name: 'Allow nothing beyond the plan' }).click();
  await dialog.getByRole('button', { name: 'Allow nothing beyond the plan' }).click();
  await allowed.waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Cancel the subscription' }).click();
  await dialog.getByRole('button', { name: 'Cancel the subscription' }).click();
  await page.getByText(/^The subscription ends on /).waitFor();
  expect(await page.getByRole('button', { name: /^Change/ }).count()).toBe(0);
  await expectUsable(opened);
  await page.getByRole('button', { name: 'Let the subscription go on' }).click();
  await page.getByText(/^The subscription ends on /).waitFor({ state: 'detached' });

  // While a payment is due, the end of the time is that of the one to be paid.
  const reads = /\/api\/v1\/billing$/;
  await page.route(reads, async (route) => {
    const reply = await route.fetch();
    await route.fulfill({ response: reply, json: { ...(await reply.json()), status: 'past_due' } });
  });
  await page.goto(billingPage);
  await facts.getByText('a payment is due', { exact: true }).waitFor();
  await page.getByRole('term').filter({ hasText: 'Due for the time until' }).waitFor();
  await page.unroute(reads);
  await page.goto(billingPage);
  await facts.getByText('a payment is due', { exact: true }).waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Card, address, invoices' }).click();
  await page.waitForURL(/billing\.stripe\.com/);

  // What has ended can be bought again, and is not tried again.
  const [subscription] = shop.fake.subscriptionsOf(customer);
  await shop.sdk.subscriptions.cancel(subscription?.id ?? '');
  await tellOfEvents();
  const isOver = facts.getByText('ended', { exact: true });
  await expect.poll(() => isSeen(page, billingPage, isOver)).toBe(true);
  await page.getByRole('button', { name: 'Buy Pro, paid each month' }).waitFor();
  expect(await page.getByRole('button', { name: 'Try Pro for 14 days' }).count()).toBe(0);
  expect(opened.complaints().filter((line) => !STRIPE.test(line))).toEqual([]);
});
