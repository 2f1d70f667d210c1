import { isUtf8 } from 'node:buffer';
import {
  createShareEndpoint,
  listSharesEndpoint,
  revokeShareEndpoint,
  updateShareEndpoint,
  viewShareEndpoint,
} from '@refinery/contracts/endpoints/sharing.ts';
import { createShare } from '@refinery/domain/sharing/create-share.ts';
import { listShares } from '@refinery/domain/sharing/list-shares.ts';
import { revokeShare } from '@refinery/domain/sharing/revoke-share.ts';
import { updateShare } from '@refinery/domain/sharing/update-share.ts';
import { openShare, viewShare } from '@refinery/domain/sharing/view-share.ts';
import type { FastifyRequest } from 'fastify';
import { type Binding, bind, bindHandler } from '../endpoints/bind.ts';
import { gone } from '../endpoints/gone.ts';

export const sharingRoutes = (): Binding[] => [
  bind(createShareEndpoint, createShare, { rebuild: gone('share_not_found') }),
  bind(listSharesEndpoint, listShares),
  viewRoute(),
  bind(updateShareEndpoint, updateShare),
  bind(revokeShareEndpoint, revokeShare),
];

/** What programs that make previews of links see: nothing of the prompt. */
const PREVIEW =
  '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="robots" content="noindex"><title>A shared prompt</title></head><body><p>This link shows a prompt. To read it, send the header Accept: application/json.</p></body></html>\n';

function viewRoute(): Binding {
  return bindHandler(viewShareEndpoint, async (ctx, request, reply, { token }) => {
    const input = { token, password: passwordIn(request), address: request.ip };
    reply.header('cache-control', 'no-store').header('vary', 'accept').header('x-robots-tag', 'noindex');
    if (request.method === 'HEAD') {
      await openShare(ctx, input);
      return reply.type('application/json').send('');
    }
    if (!wantsJson(request)) return reply.type('text/html; charset=utf-8').send(PREVIEW);
    return reply.type('application/json').send(await viewShare(ctx, input));
  });
}

/** Node reads headers as Latin-1, and many clients write UTF-8. */
function passwordIn({ headers }: FastifyRequest): string | undefined {
  const given = headers['x-share-password'];
  if (typeof given !== 'string') return undefined;
  const bytes = Buffer.from(given, 'latin1');
  return isUtf8(bytes) ? bytes.toString() : given;
}

/** Programs that read prompts name JSON. Browsers and previews of chats do not: they ask for HTML, for anything or say nothing. */
const wantsJson = ({ headers }: FastifyRequest): boolean =>
  /(?:^|,)\s*application\/json\s*(?:[;,]|$)/i.test(headers.accept ?? '');
