import { SCIM_PATH } from '@refinery/contracts/scim-tokens.ts';
import { DomainError } from '@refinery/domain/errors/domain-error.ts';
import { authenticateDirectory } from '@refinery/domain/scim/authenticate-directory.ts';
import type { Directory } from '@refinery/domain/scim/directory.ts';
import type { ListQuery } from '@refinery/domain/scim/pages.ts';
import { ScimRefusal } from '@refinery/domain/scim/scim-refusal.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { detailsOf } from '../plugins/authentication.ts';
import { registerBodyParsers } from '../plugins/body-parsers.ts';
import type { AppOptions } from '../types.ts';
import { answerErrors } from './answer-errors.ts';
import { createDirectoryLimit } from './rate-limit.ts';
import { SCIM_ROUTES, type ScimCall } from './routes.ts';
import { readSelection, type Selection } from './select-attributes.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Which directory calls; null elsewhere. */
    directory: Directory | null;
  }
}

/** A group of ten thousand fits. */
const MAX_BODY_BYTES = 2 * 1024 * 1024;

/**
 * SCIM 2.0, which the directories of identity providers speak (RFC 7644). Registered ahead of what is
 * particular to the API: they have tokens, content types and errors of their own.
 */
export async function registerScim(
  scope: FastifyInstance,
  { ctx, config }: Pick<AppOptions, 'ctx' | 'config'>,
): Promise<void> {
  const limit = createDirectoryLimit({ ctx, config });
  scope.decorateRequest('directory', null);
  registerBodyParsers(scope, ['application/scim+json', 'application/json']);
  const identify = async (request: FastifyRequest): Promise<void> => {
    request.directory = await authenticateDirectory(ctx, tokenOf(request), request.ip);
    await limit(request.directory);
  };
  const options = {
    bodyLimit: MAX_BODY_BYTES,
    config: { access: 'public' },
    errorHandler: answerErrors,
    onRequest: identify,
  } as const;
  for (const { method, path, answer } of SCIM_ROUTES)
    scope.route({
      ...options,
      method,
      url: path,
      handler: async (request, reply) => {
        const { directory } = request;
        if (!directory) throw new DomainError('unauthenticated');
        return answer({ ...ctx, ...detailsOf(request), directory }, callOf(request), reply);
      },
      // Whoever is out is out by the time that the directory hears of it.
      onSend: async (_request, _reply, payload) => {
        if (method !== 'GET') await ctx.identities.caughtUp();
        return payload;
      },
    });
  for (const path of [SCIM_PATH, `${SCIM_PATH}/*`])
    scope.all(path, options, async () => {
      throw new ScimRefusal(404, 'There is no such path.');
    });
}

function tokenOf({ headers }: FastifyRequest): string {
  const [, token] = /^bearer (\S+)$/i.exec(headers.authorization ?? '') ?? [];
  if (token !== undefined) return token;
  throw new DomainError('unauthenticated', 'Send Authorization: Bearer prs_….');
}

function callOf({ params, query, body }: FastifyRequest): ScimCall {
  const { id }: { id?: unknown } = Object(params);
  const texts = textsOf(query);
  return { id: typeof id === 'string' ? id : '', query: texts, isWanted: readSelection(texts), body };
}

/** Of what is asked for twice, nothing counts. */
const textsOf = (query: unknown): ListQuery & Selection =>
  Object.fromEntries(Object.entries(Object(query)).filter(([, value]) => typeof value === 'string'));
