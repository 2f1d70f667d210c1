import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App, AppOptions } from '../types.ts';
import { chooseEncoding } from './compress.ts';
import { type CurrentBuild, currentBuild } from './current-build.ts';
import { ASSETS, type Asset } from './open-build.ts';
import { CONSOLE_PAGES, CONSOLE_POLICY } from './pages.ts';
import { publicPath } from './public-path.ts';
import { sendConsolePage } from './send-page.ts';
import { registerSharedPage } from './shared-page.ts';

/**
 * Serves the console from CONSOLE_DIR; without that it serves nothing but the page of links to prompts. None
 * of it is an endpoint. A page is a page even while there is no build; a file that the build has not is never
 * a page.
 */
export function registerConsole(app: App, { config }: Pick<AppOptions, 'config'>): void {
  const { CONSOLE_DIR: dir, PUBLIC_URL, DEMO_LOGIN: demoLogin } = config;
  const current = dir ? currentBuild(dir, { basePath: `${publicPath(PUBLIC_URL)}/`, demoLogin }) : null;
  registerSharedPage(app, current);
  if (current === null) return;
  const options = { config: { access: 'public' as const } };
  for (const url of CONSOLE_PAGES)
    app.get(url, options, (request, reply) => sendConsolePage(request, reply, current));
  app.get(`/${ASSETS}/:name`, options, (request, reply) => sendAsset(request, reply, current));
  // The console's own page says that there is no such page; programs get a problem.
  app.get('/*', options, (request, reply) => {
    if (isOpenedByBrowser(request)) return sendConsolePage(request, reply.code(404), current);
    reply.callNotFound();
    return reply;
  });
}

/** Addresses of the API are no pages, whoever asks. */
const isOpenedByBrowser = ({ url, headers }: FastifyRequest): boolean =>
  !/^\/(?:api|v1)(?:[/?]|$)/.test(url) && /\btext\/html\b/.test(headers.accept ?? '');

async function sendAsset(
  request: FastifyRequest,
  reply: FastifyReply,
  current: CurrentBuild,
): Promise<FastifyReply> {
  const { name } = { name: '', ...Object(request.params) };
  const asset = await findAsset(String(name), current);
  if (!asset) {
    reply.callNotFound();
    return reply;
  }
  const encoding = chooseEncoding(request.headers['accept-encoding'], asset);
  if (encoding !== 'identity') reply.header('content-encoding', encoding);
  return reply
    .type(asset.type)
    .headers({
      'content-security-policy': CONSOLE_POLICY,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
    })
    .send(asset[encoding]);
}

/** Of the build that was served last, or of one that has taken its place. */
async function findAsset(name: string, current: CurrentBuild): Promise<Asset | undefined> {
  const known = await current.last()?.asset(name);
  if (known) return known;
  const found = await current.find();
  return typeof found === 'string' ? undefined : found.asset(name);
}
