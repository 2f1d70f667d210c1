import { isUtf8 } from 'node:buffer';
import {
  createShareEndpoint,
  listSharesEndpoint,
  revokeShareEndpoint,
  updateShareEndpoint,
  viewShareEndpoint,
} from '@refinery/contracts/endpoints/sharing.ts';
import { createShare } from '@refinery/domain/prompts/sharing/create-share.ts';
import { listShares } from '@refinery/domain/prompts/sharing/list-shares.ts';
import { revokeShare } from '@refinery/domain/prompts/sharing/revoke-share.ts';
import { sharedUrl } from '@refinery/domain/prompts/sharing/shared-url.ts';
import { updateShare } from '@refinery/domain/prompts/sharing/update-share.ts';
import { openShare, viewShare } from '@refinery/domain/prompts/sharing/view-share.ts';
import type { FastifyRequest } from 'fastify';
import { type Binding, bind, bindHandler } from '../endpoints/bind.ts';
import { gone } from '../endpoints/gone.ts';
import { wantsJson } from './wants-json.ts';

export const sharingRoutes = (): Binding[] => [
  bind(createShareEndpoint, createShare, { rebuild: gone('share_not_found') }),
  bind(listSharesEndpoint, listShares),
  viewRoute(),
  bind(updateShareEndpoint, updateShare),
  bind(revokeShareEndpoint, revokeShare),
];

function viewRoute(): Binding {
  return bindHandler(viewShareEndpoint, async (ctx, request, reply, { token }) => {
    const input = { token, password: passwordIn(request), address: request.ip };
    reply.header('cache-control', 'no-store').header('vary', 'accept').header('x-robots-tag', 'noindex');
    if (request.method === 'HEAD') {
      await openShare(ctx, input);
      return reply.type('application/json').send('');
    }
    if (!wantsJson(request.headers.accept)) return reply.redirect(sharedUrl(ctx, token));
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
