import { ApiError } from './api-error.ts';

/** Some entries of a list. */
export interface Page<T> {
  items: T[];
  /** Gets the page behind this one; null behind the last. */
  next(): Promise<Page<T> | null>;
}

/** A list by pages: a loop over it gets one after the other, as far as it goes. */
export class Pages<T> implements AsyncIterable<T> {
  readonly #first: () => Promise<Page<T>>;

  constructor(first: () => Promise<Page<T>>) {
    this.#first = first;
  }

  /** The first page alone, of as many entries as `limit` says. */
  page(): Promise<Page<T>> {
    return this.#first();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, void> {
    for (let page: Page<T> | null = await this.page(); page; page = await page.next()) yield* page.items;
  }
}

/**
 * The address behind `rel="next"` in a `Link` header, read from the page at `url`; null where there is none.
 * Behind a proxy that cuts the path, the API knows the end of it only. Errors: `invalid_response` where it is
 * of another origin, which must not see the caller's key.
 */
export function nextLink(link: string | null, url: URL): URL | null {
  const target = /<([^<>]*)>\s*;\s*rel="?next"?/.exec(link ?? '')?.[1];
  if (target === undefined) return null;
  const next = URL.canParse(target, url.href) ? new URL(target, url) : null;
  if (next?.origin !== url.origin) {
    throw new ApiError({ code: 'invalid_response', detail: `No page of the API: ${target}` });
  }
  if (url.pathname.endsWith(next.pathname)) next.pathname = url.pathname;
  return next;
}
