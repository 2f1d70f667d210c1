import { readFileSync } from 'node:fs';
import type { App } from '../types.ts';

/** Where links in mails lead to; `linkTo` in the domain writes them. */
export const ACCOUNT_PAGES = [
  '/verify-email',
  '/forgot-password',
  '/reset-password',
  '/accept-invitation',
  '/download-export',
];

/**
 * Shows people who follow a link in a mail what it is for. One page for all of them: a script looks at the address, and takes the token
 * behind `#` from there to the API.
 */
export function registerAccountPages(app: App): void {
  const serve = (url: string, type: string, file: URL): void => {
    const body = readFileSync(file, 'utf8');
    app.get(url, { config: { access: 'public' } }, async (_request, reply) =>
      reply.type(`${type}; charset=utf-8`).send(body),
    );
  };
  const page = new URL('./static/page.html', import.meta.url);
  for (const path of ACCOUNT_PAGES) serve(path, 'text/html', page);
  serve('/account-pages/page.css', 'text/css', new URL('./static/page.css', import.meta.url));
  serve('/account-pages/main.js', 'text/javascript', new URL('./static/main.js', import.meta.url));
  serve('/account-pages/account.js', 'text/javascript', new URL('./static/account.js', import.meta.url));
}
