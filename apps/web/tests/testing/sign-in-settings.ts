import { DEMO_LOGIN, DEMO_PASSWORD } from '@refinery/domain/seed/demo-accounts.ts';
import type { WatchedPage } from '@refinery/testing/browser/watched-page.ts';
import type { Locator, Page } from 'playwright-core';
import { openPage, signIn } from './open-console.ts';
import { tabTo } from './tab-to.ts';

/**
 * The page on which an admin connects identity providers.
 * @param organization its slug
 */
export async function openSignInSettings(url: string, organization: string): Promise<WatchedPage> {
  const opened = await openPage(url);
  await opened.page.goto(`${url}/o/${organization}/settings/sign-in`);
  await signIn(opened, DEMO_LOGIN.email, DEMO_PASSWORD);
  await opened.page.getByRole('region', { name: 'Identity providers' }).waitFor();
  return opened;
}

/** What an admin does in the settings, by keyboard alone. */
export function keyboardOf(page: Page) {
  const dialog = page.getByRole('dialog');
  return {
    dialog,
    async press(button: Locator): Promise<void> {
      await tabTo(page, button);
      await page.keyboard.press('Enter');
    },
    async write(label: string, text: string): Promise<void> {
      await tabTo(page, dialog.getByLabel(label, { exact: true }));
      await page.keyboard.press('Control+A');
      await page.keyboard.type(text);
    },
    /** The next of some radio buttons, of which one is chosen. */
    async chooseAfter(label: string): Promise<void> {
      await tabTo(page, dialog.getByRole('radio', { name: label, exact: true }));
      await page.keyboard.press('ArrowDown');
    },
  };
}

export const isFocused = (page: Page, button: Locator): Promise<boolean> =>
  button.and(page.locator(':focus')).isVisible();
