/** Addresses of the console's own pages. Its script looks at the address, and shows the page. */
export const CONSOLE_PAGES = ['/', '/sign-in', '/sign-up', '/sso', '/me', '/me/deleted', '/o/*'];

/**
 * Takes the place of helmet's on these pages. Nothing from elsewhere is loaded or asked, no page frames this
 * one, and no script makes markup or code of a text.
 */
export const CONSOLE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** What is said while there is no console to show. */
const NOTICES = {
  building: ['The console is being built', 'This takes a few seconds. The page reloads by itself.'],
  failed: [
    'The console could not be built',
    'Its log is the file logs/console.log in the data folder (DATA_DIR). The API works without the console.',
  ],
  missing: [
    'There is no console yet',
    'The folder that CONSOLE_DIR names has no build. This page shows the console as soon as there is one.',
  ],
} as const;
export type Notice = keyof typeof NOTICES;

const RELOAD_SECONDS = 1;

/** A page without script and style, which asks again by itself. */
export function noticePage(notice: Notice): string {
  const [title, text] = NOTICES[notice];
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta http-equiv="refresh" content="${RELOAD_SECONDS}">
    <title>${title} · Prompt Refinery</title>
  </head>
  <body>
    <main>
      <h1>${title}</h1>
      <p>${text}</p>
    </main>
  </body>
</html>
`;
}
