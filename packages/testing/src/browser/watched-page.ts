import axe, { type RunOnly } from 'axe-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page, Request } from 'playwright-core';

export interface WatchedPage {
  page: Page;
  /**
   * What no page of ours may cause: lines on the console (violations of the policy and requests that were
   * refused are among them), errors that nobody caught, requests to elsewhere. Empty where all is well.
   */
  complaints(): string[];
  /**
   * From now on no complaint: a refused request whose status and address, such as
   * `401 http://127.0.0.1:5080/api/…`, fit.
   */
  expectRefusal(request: RegExp): void;
  /**
   * What axe finds against WCAG 2.2 AA, a line for each element; empty where all is well.
   * @param rule the only one that is looked at. Default: all
   */
  accessibility(rule?: string): Promise<string[]>;
  /** Whether it has asked for something that has not come yet. */
  isAsking(): boolean;
  close(): Promise<void>;
}

/** As long as `waitFor`: a busy machine is slow, not wrong. */
const WAIT_MS = 100_000;

/** Browsers write this line of every refusal of the API, and no script can keep them from it. */
const REFUSED = /^Failed to load resource: the server responded with a status of (\d{3})/;
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * What a visitor's browser keeps: cookies, storage, what has been loaded. Nobody knows the visitor yet.
 * Whoever calls this closes it.
 */
export async function openContext(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'en-US', reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(WAIT_MS);
  return context;
}

/**
 * A page of a visitor whom nobody knows yet. It may ask nothing but what lies below `base`, which ends
 * without a slash.
 */
export async function openWatchedPage(
  browser: Browser,
  base: string,
  options?: BrowserContextOptions,
): Promise<WatchedPage> {
  const context = await openContext(browser, options);
  const watched = await openTab(context, base);
  return { ...watched, close: () => context.close() };
}

/**
 * One more page of a visitor, who keeps what the others have loaded. It may ask nothing but what lies below
 * `base`.
 */
export async function openTab(context: BrowserContext, base: string): Promise<WatchedPage> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  const expected: RegExp[] = [];
  page.on('console', (message) => {
    const status = REFUSED.exec(message.text())?.[1];
    const line = status === undefined ? message.text() : `${status} ${message.location().url}`;
    if (status !== undefined && expected.some((request) => request.test(line))) return;
    complaints.push(`${message.type()}: ${line}`);
  });
  const asking = new Set<Request>();
  page.on('request', (request) => {
    asking.add(request);
    const url = request.url();
    if (url.startsWith('http') && url !== base && !url.startsWith(`${base}/`))
      complaints.push(`asked ${url}`);
  });
  page.on('requestfinished', (request) => void asking.delete(request));
  page.on('requestfailed', (request) => void asking.delete(request));
  return {
    page,
    complaints: () => complaints,
    expectRefusal: (request) => void expected.push(request),
    accessibility: (rule) => findViolations(page, rule),
    isAsking: () => asking.size > 0,
    close: () => page.close(),
  };
}

/** Axe stays in a page until that is loaded anew: to bring it there takes longer than to ask it. */
async function findViolations(page: Page, rule: string | undefined): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const runOnly: RunOnly = rule ? { type: 'rule', values: [rule] } : { type: 'tag', values: STANDARDS };
  return page.evaluate(async (only) => {
    // No page of ours has frames.
    const { violations } = await axe.run({ runOnly: only, iframes: false, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  }, runOnly);
}
