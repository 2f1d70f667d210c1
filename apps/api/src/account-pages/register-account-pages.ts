import { readFileSync } from 'node:fs';
import { publicPath } from '../console/public-path.ts';
import { withBase } from '../console/with-base.ts';
import type { App, AppOptions } from '../types.ts';

/** Where links in mails lead to; `linkTo` in the domain writes them. */
export const ACCOUNT_PAGES = [
  '/verify-email',
  '/forgot-password',
  '/reset-password',
  '/accept-invitation',
  '/download-export',
];

const read = (file: URL): string => readFileSync(file, 'utf8');

/**
 * Shows people who follow a link in a mail what it is for. One page for all of them: a script looks at the
 * address, and takes the token behind `#` from there to the API.
 */
export function registerAccountPages(app: App, { config }: Pick<AppOptions, 'config'>): void {
  const serve = (url: string, type: string, body: string): void => {
    app.get(url, { config: { access: 'public' } }, async (_request, reply) =>
      reply.type(`${type}; charset=utf-8`).send(body),
    );
  };
  const html = read(new URL('./static/page.html', import.meta.url));
  const page = withBase(
    config.CONSOLE_DIR ? html.replace('<html', '<html data-console') : html,
    `${publicPath(config.PUBLIC_URL)}/`,
  );
  for (const path of ACCOUNT_PAGES) serve(path, 'text/html', page);
  serve('/account-pages/page.css', 'text/css', read(new URL('./static/page.css', import.meta.url)));
  serve('/account-pages/main.js', 'text/javascript', read(new URL('./static/main.js', import.meta.url)));
  serve(
    '/account-pages/account.js',
    'text/javascript',
    read(new URL('./static/account.js', import.meta.url)),
  );
}
