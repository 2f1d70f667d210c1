import { attribute } from './attribute.ts';

/**
 * The page for the path below which it is reached, which ends with `/`: what it asks for is named from there.
 * Throws where the page has no `<base>`.
 */
export function withBase(page: string, basePath: string): string {
  const [before, after] = page.split(/<base href="[^"]*"/);
  if (before === undefined || after === undefined) throw new TypeError('The page has no <base>.');
  return `${before}<base href="${attribute(basePath)}"${after}`;
}
