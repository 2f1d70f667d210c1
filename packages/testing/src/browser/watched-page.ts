import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

export interface WatchedPage {
  page: Page;
  /**
   * What no page of ours may cause: lines on the console (violations of the policy are among them), errors that nobody caught, requests to
   * elsewhere. Empty where all is well.
   */
  complaints(): string[];
  /** What axe finds against WCAG 2.2 AA, a line for each element; empty where all is well. */
  accessibility(): Promise<string[]>;
  close(): Promise<void>;
}

/** Browsers write this line of every refusal of the API, and no script can keep them from it. */
const REFUSED = /^Failed to load resource: the server responded with a status of (?:4\d\d|503)/;
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** A page of a visitor whom nobody knows yet. It may ask nothing but what lies below `base`, which ends without a slash. */
export async function openWatchedPage(
  browser: Browser,
  base: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ locale: 'en-US', reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (!REFUSED.test(message.text())) complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = request.url();
    if (url.startsWith('http') && url !== base && !url.startsWith(`${base}/`))
      complaints.push(`asked ${url}`);
  });
  return {
    page,
    complaints: () => complaints,
    async accessibility() {
      const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    },
    close: () => context.close(),
  };
}
