import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lead } from './lead.ts';

/** A page that is seen or not. */
class Seen extends EventTarget {
  hidden = false;
  show(isShown: boolean): void {
    this.hidden = !isShown;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

let log: string[];
let ends: (() => void)[];
let name: string;

beforeEach(() => {
  [log, ends] = [[], []];
  name = crypto.randomUUID();
});
afterEach(() => {
  for (const end of ends) end();
  vi.unstubAllGlobals();
});

/** Opens a tab that works until its turn ends. */
function openTab(tab: string): { page: Seen; close: () => void } {
  const page = new Seen();
  vi.stubGlobal('document', page);
  const close = lead(name, async (signal) => {
    log.push(`${tab} begins`);
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    log.push(`${tab} ends`);
  });
  ends.push(() => inPage(page, close));
  // Each tab has a page of its own.
  vi.stubGlobal('document', undefined);
  const show = page.show.bind(page);
  page.show = (isShown) => inPage(page, () => show(isShown));
  return { page, close: () => inPage(page, close) };
}

function inPage(page: Seen, work: () => void): void {
  vi.stubGlobal('document', page);
  work();
  vi.stubGlobal('document', undefined);
}
const logged = async (...lines: string[]) => {
  await expect.poll(() => log).toEqual(lines);
  await new Promise((resolve) => setTimeout(resolve));
  expect(log).toEqual(lines);
};

describe('of several tabs', () => {
  it('one works, and the next one when it is closed', async () => {
    const first = openTab('first');
    openTab('second');
    await logged('first begins');
    first.close();
    await logged('first begins', 'first ends', 'second begins');
  });

  it('one that is hidden leaves the work to others, and waits for its turn when it is seen again', async () => {
    const first = openTab('first');
    const second = openTab('second');
    await logged('first begins');
    first.page.show(false);
    await logged('first begins', 'first ends', 'second begins');
    first.page.show(true);
    first.page.show(true);
    await logged('first begins', 'first ends', 'second begins');
    second.close();
    await logged('first begins', 'first ends', 'second begins', 'second ends', 'first begins');
  });

  it('one that is closed while it waits never begins', async () => {
    const first = openTab('first');
    const second = openTab('second');
    await logged('first begins');
    second.close();
    first.close();
    await logged('first begins', 'first ends');
    second.page.show(true);
    await logged('first begins', 'first ends');
  });

  it('each works for itself where the browser has no locks', async () => {
    vi.stubGlobal('navigator', {});
    openTab('first');
    openTab('second');
    await logged('first begins', 'second begins');
  });
});
