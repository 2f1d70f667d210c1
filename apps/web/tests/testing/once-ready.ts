import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Long enough for a page that has all it needs, also on a busy machine. */
const TRY_MS = 20_000;

/**
 * Does something until what it opens is there: a page that has just come may not listen yet, and one that
 * gets its data closes its menus. A person tries again, too.
 */
export async function untilOpen(open: () => Promise<void>, opened: Locator): Promise<void> {
  const isOpen = () =>
    opened.waitFor({ timeout: TRY_MS }).then(
      () => true,
      () => false,
    );
  await expect
    .poll(async () => {
      await open();
      return isOpen();
    })
    .toBe(true);
}

/** Chooses something in the menu of the person. */
export const chooseInMenu = (page: Page, choice: Locator, opened: Locator): Promise<void> =>
  untilOpen(async () => {
    await page.locator('[popovertarget=person]').click();
    // A menu that closes just now is opened again.
    await choice.click({ timeout: TRY_MS }).catch(() => undefined);
  }, opened);
