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

const TYPES = { html: 'text/html', css: 'text/css', js: 'text/javascript' };

/**
 * Shows people who follow a link in a mail what it is for. One page for all of them: a script looks at the address, and takes the token
 * behind `#` from there to the API.
 */
export function registerAccountPages(app: App): void {
  const serve = (url: string, name: string, type: keyof typeof TYPES): void => {
    const body = readFileSync(new URL(`./static/${name}.${type}`, import.meta.url), 'utf8');
    app.get(url, { config: { access: 'public' } }, async (_request, reply) =>
      reply.type(`${TYPES[type]}; charset=utf-8`).send(body),
    );
  };
  for (const path of ACCOUNT_PAGES) serve(path, 'page', 'html');
  serve('/account-pages/page.css', 'page', 'css');
  serve('/account-pages/main.js', 'main', 'js');
  serve('/account-pages/account.js', 'account', 'js');
}
