import { isOfOrganization } from '@refinery/contracts/organizations.ts';
import type { Caller } from '@refinery/domain/context/actor.ts';
import type { Context } from '@refinery/domain/context/context.ts';
import { DomainError } from '@refinery/domain/errors.ts';
import { enterOrganization } from '@refinery/domain/organizations/enter-organization.ts';
import type { FastifyRequest } from 'fastify';
import { IsUuid } from 'typebox/format';
import type { App, AppOptions } from '../types.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Why the caller cannot enter the organization that the request names; null: they have. */
    notEntered: DomainError | null;
  }
}

/**
 * Lets the caller enter the organization in `X-Organization`, or in `?organization=` where a browser can send no header. Comes before the rate
 * limits, which count there. Who may not enter is counted in their own organization and refused after that, or they could ask for any
 * number of ids.
 */
export function registerNamedOrganization(app: App, { ctx }: Pick<AppOptions, 'ctx'>): void {
  app.decorateRequest('notEntered', null);
  app.addHook('onRequest', async (request) => {
    if (!request.actor) return;
    try {
      const named = namedOrganization(request);
      if (named !== null) request.actor = await enterOrganization(ctx, request.actor, named);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      request.notEntered = error;
    }
  });
}

/**
 * The caller as a member of the organization that the request names: in its path, `X-Organization` or query. An id in the path that is none is left to
 * validation. Errors: `organization_not_found`; `validation_failed` where two of them differ.
 */
export async function enterNamed(
  ctx: Pick<Context, 'systemDb'>,
  request: FastifyRequest,
  caller: Caller,
): Promise<Caller> {
  const named = namedOrganization(request) ?? pathOrganization(request);
  return named !== null && IsUuid(named) ? enterOrganization(ctx, caller, named) : caller;
}

/** Errors: `validation_failed` for what is no id, and where header, query and path differ. */
function namedOrganization(request: FastifyRequest): string | null {
  const { organization }: { organization?: unknown } = Object(request.query);
  const given = [request.headers['x-organization'], organization].filter((value) => value !== undefined);
  if (given.length === 0) return null;
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
