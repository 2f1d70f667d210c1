import { attribute } from './attribute.ts';

/** The page that says a login which everybody may use. With an empty `login` it is the page itself. Throws where the page has no `<html>`. */
export function withDemoLogin(page: string, login: string): string {
  if (login === '') return page;
  const [before, after] = page.split('<html');
  if (before === undefined || after === undefined) throw new TypeError('The page has no <html>.');
  return `${before}<html data-demo-login="${attribute(login)}"${after}`;
}
