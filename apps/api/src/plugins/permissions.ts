import { isOfOrganization } from '@refinery/contracts/organizations.ts';
import { requirePermission, requirePerson, requireReady } from '@refinery/domain/context/actor.ts';
import type { Context } from '@refinery/domain/context/context.ts';
import { DomainError } from '@refinery/domain/errors.ts';
import { enterOrganization } from '@refinery/domain/organizations/enter-organization.ts';
import type { FastifyRequest, onRequestAsyncHookHandler, onRequestHookHandler, RouteOptions } from 'fastify';
import { IsUuid } from 'typebox/format';
import type { App, AppOptions } from '../types.ts';

/**
 * Refuses callers without the permission of a route, or with an e-mail they have to confirm first, or of a suspended organization, before a byte of the body is read. Comes after the rate limits, so
 * that refused requests count as well: each of them has looked up its caller in the database. A route that does not say
 * who may call it is a mistake that ends the start.
 */
export function registerPermissions(app: App, { ctx }: Pick<AppOptions, 'ctx'>): void {
  const silent: RouteOptions[] = [];
  // A hook of the route, since those of the app all run before the ones of routes, which the rate limits are.
  app.addHook('onRoute', (route) => {
    const access = route.config?.access;
    if (access === undefined) silent.push(route);
    if (access === undefined || access === 'public') return;
    if (isOfOrganization(route.url)) addHook(route, (request: FastifyRequest) => enter(ctx, request));
    const { unverified = false, suspended = false } = route.config ?? {};
    const check: onRequestHookHandler = (request, _reply, done) => {
      if (!request.actor) throw new DomainError('unauthenticated');
      const caller = { actor: request.actor };
      requireReady(caller, { unverified, suspended });
      if (access === 'person') requirePerson(caller);
      else if (access !== 'signed-in') requirePermission(caller, access, { suspended });
      done();
    };
    addHook(route, check);
  });
  // Hooks of inner plugins come after this one and may still have said it.
  app.addHook('onReady', async () => {
    const open = silent.find(({ config }) => config?.access === undefined);
    if (open) throw new TypeError(`${open.method} ${open.url} does not say who may call it.`);
  });
}

const addHook = (route: RouteOptions, hook: onRequestHookHandler | onRequestAsyncHookHandler): void => {
  route.onRequest = [route.onRequest ?? [], hook].flat();
};

/** From here on the caller is a member of the organization in the path. An id that is none is left to validation. */
async function enter(ctx: Pick<Context, 'systemDb'>, request: FastifyRequest): Promise<void> {
  const { organizationId } = { organizationId: '', ...Object(request.params) };
  if (!request.actor) throw new DomainError('unauthenticated');
  // In the one spelling that everything behind compares with.
  const id = String(organizationId).toLowerCase();
  if (IsUuid(id)) request.actor = await enterOrganization(ctx, request.actor, id);
}
