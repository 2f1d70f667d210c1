import { DomainError } from '@refinery/domain/errors/domain-error.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { wantsJson } from '../sharing/wants-json.ts';
import type { App } from '../types.ts';
import type { CurrentBuild } from './current-build.ts';
import { sendConsolePage } from './send-page.ts';

/** Where people open a link to a prompt. */
export const SHARED_PAGE = '/s/:token';

/** What they see where there is no console. It has no script, so it cannot ask for the prompt. */
const WITHOUT_CONSOLE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="robots" content="noindex">
    <title>A shared prompt · Prompt Refinery</title>
  </head>
  <body>
    <main>
      <h1>A shared prompt</h1>
      <p>Somebody has shared a prompt with you. This server has no pages to show it, but a program can read it at this address:</p>
      <pre>curl -H 'Accept: application/json' 'the address of this page'</pre>
      <p>Is there a password? Add <code>-H 'X-Share-Password: the password'</code>.</p>
    </main>
  </body>
</html>
`;

/**
 * Serves the page of links, which asks for the prompt once somebody clicks: to open it is no view, whoever
 * does. It answers also where there is no console (`current` is null), or none that could be built. Whoever
 * names JSON is answered by the endpoint before this; what comes here is no link.
 */
export function registerSharedPage(app: App, current: CurrentBuild | null): void {
  const config = { access: 'public' as const, secretPath: true };
  app.get(SHARED_PAGE, { config }, async (request, reply) => {
    reply.headers({ 'x-robots-tag': 'noindex', vary: 'accept' });
    if (wantsJson(request.headers.accept)) throw new DomainError('share_not_found');
    return sendSharedPage(request, reply, current);
  });
}

async function sendSharedPage(
  request: FastifyRequest,
  reply: FastifyReply,
  current: CurrentBuild | null,
): Promise<FastifyReply> {
  const found = await current?.find();
  if (current === null || found === 'failed' || found === 'missing')
    return reply.type('text/html; charset=utf-8').send(WITHOUT_CONSOLE);
  return sendConsolePage(request, reply, current);
}
