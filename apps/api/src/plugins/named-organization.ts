import { isOfOrganization } from '@refinery/contracts/organizations.ts';
import type { Caller } from '@refinery/domain/context/actor.ts';
import type { Context } from '@refinery/domain/context/context.ts';
import { DomainError } from '@refinery/domain/errors/domain-error.ts';
import { enterOrganization } from '@refinery/domain/organizations/enter-organization.ts';
import type { FastifyRequest } from 'fastify';
import { IsUuid } from 'typebox/format';
import type { App, AppOptions } from '../types.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The organization in `X-Organization` or the query; null: none. */
    named: string | null;
    /** Why the caller cannot enter the organization that the request names; null: they have. */
    notEntered: DomainError | null;
  }
}

/**
 * Lets the caller enter the organization in `X-Organization`, or in `?organization=` where a browser can send
 * no header. Comes before the rate limits, which count there. Who may not enter is counted in their own
 * organization and refused after that, or they could ask for any number of ids.
 */
export function registerNamedOrganization(app: App, { ctx }: Pick<AppOptions, 'ctx'>): void {
  app.decorateRequest('named', null);
  app.decorateRequest('notEntered', null);
  app.addHook('onRequest', (request, _reply, done) => {
    // Most requests name none, and a hook without a promise costs them nothing.
    if (!request.actor || !namesOrganization(request)) return done();
    enterOrRemember(ctx, request, request.actor).then(() => done(), done);
  });
}

async function enterOrRemember(
  ctx: Pick<Context, 'settings' | 'systemDb'>,
  request: FastifyRequest,
  caller: Caller,
): Promise<void> {
  try {
    request.named = takeNamed(request);
    request.actor = await enterOrganization(ctx, caller, request.named);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    request.notEntered = error;
  }
}

/**
 * The caller as a member of the organization that the request names: in its path, `X-Organization` or query.
 * An id in the path that is none is left to validation. Errors: `organization_not_found`; `validation_failed`
 * where two of them differ.
 */
export async function enterNamed(
  ctx: Pick<Context, 'settings' | 'systemDb'>,
  request: FastifyRequest,
  caller: Caller,
): Promise<Caller> {
  const named = request.named ?? pathOrganization(request);
  return named !== null && IsUuid(named) ? enterOrganization(ctx, caller, named) : caller;
}

/**
 * Lets the caller enter the organization that a body names, as the header would have, with all that follows
 * from it: permissions, rows, audit, idempotency keys. Errors: `organization_not_found`; `validation_failed`
 * where the header names another one; those of the permission there.
 */
export async function enterInBody(
  ctx: Pick<Context, 'settings' | 'systemDb'>,
  request: FastifyRequest,
  organizationId: string,
  admit: (
    ctx: Pick<Context, 'settings' | 'systemDb'>,
    request: FastifyRequest,
    caller: Caller,
  ) => Promise<Caller>,
): Promise<void> {
  if (request.named !== null && request.named !== organizationId)
    throw new DomainError(
      'validation_failed',
      'X-Organization and tenantId must name the same organization.',
    );
  if (!request.actor) throw new DomainError('unauthenticated');
  request.named = organizationId;
  request.actor = await admit(ctx, request, request.actor);
}

function namesOrganization({ headers, query }: FastifyRequest): boolean {
  const { organization }: { organization?: unknown } = Object(query);
  return headers['x-organization'] !== undefined || organization !== undefined;
}

/**
 * What the request names, which is taken out of the query: it is no part of what the endpoint is asked.
 * Errors: `validation_failed` for what is no id, and where header, query and path differ.
 */
function takeNamed(request: FastifyRequest): string {
  const { organization, ...query }: { organization?: unknown } = Object(request.query);
  request.query = query;
  const given = [request.headers['x-organization'], organization].filter((value) => value !== undefined);
  // In the one spelling that everything behind compares with.
  const ids = given.map((value) => (typeof value === 'string' ? value.toLowerCase() : ''));
  const [named = ''] = ids;
  if (!ids.every((id) => IsUuid(id)))
    throw new DomainError('validation_failed', 'X-Organization must be the id of one organization.');
  const inPath = pathOrganization(request);
  if (ids.some((id) => id !== named) || (inPath !== null && inPath !== named))
    throw new DomainError(
      'validation_failed',
      'X-Organization, the query and the path must name the same organization.',
    );
  return named;
}

function pathOrganization({ params, routeOptions }: FastifyRequest): string | null {
  if (!isOfOrganization(routeOptions.url ?? '')) return null;
  const { organizationId }: { organizationId?: unknown } = Object(params);
  return String(organizationId).toLowerCase();
}
