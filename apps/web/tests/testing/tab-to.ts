import type { Locator, Page } from 'playwright-core';

const MOST_STOPS = 80;

/** Moves by Tab, as people do who use no mouse, until something has the focus, and answers it. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<Locator> {
  await target.waitFor();
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return target;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not reach ${target}.`);
}
