import { attribute } from './attribute.ts';

/**
 * The page with an attribute at its `<html>`, which tells its scripts something before they ask. Throws where
 * the page has no `<html>`.
 */
export function withHtmlAttribute(page: string, name: string, value: string): string {
  const [before, after] = page.split('<html');
  if (before === undefined || after === undefined) throw new TypeError('The page has no <html>.');
  return `${before}<html ${name}="${attribute(value)}"${after}`;
}
