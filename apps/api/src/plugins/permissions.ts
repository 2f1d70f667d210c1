import { isOfOrganization } from '@refinery/contracts/organizations.ts';
import {
  type Caller,
  requireOperator,
  requirePermission,
  requirePerson,
  requireReady,
} from '@refinery/domain/context/actor.ts';
import type { Context } from '@refinery/domain/context/context.ts';
import { requireFeature } from '@refinery/domain/context/require-feature.ts';
import { DomainError } from '@refinery/domain/errors/domain-error.ts';
import type { FastifyRequest, onRequestAsyncHookHandler, onRequestHookHandler, RouteOptions } from 'fastify';
import type { App, AppOptions } from '../types.ts';
import { enterNamed } from './named-organization.ts';

/**
 * Refuses callers without the permission of a route, or with an e-mail they have to confirm first, or of a
 * suspended organization, and everybody but operators where it is for them, before a byte of the body is
 * read. Comes after the rate limits, so that refused requests count as well: each of them has looked up its
 * caller in the database. A route that does not say who may call it is a mistake that ends the start.
 */
export function registerPermissions(app: App, { ctx }: Pick<AppOptions, 'ctx'>): void {
  const silent: RouteOptions[] = [];
  // A hook of the route, since those of the app all run before the ones of routes, which the rate limits are.
  app.addHook('onRoute', (route) => {
    const access = route.config?.access;
    if (access === undefined) silent.push(route);
    if (access === undefined || access === 'public') return;
    if (isOfOrganization(route.url))
      addHook(route, async (request: FastifyRequest) => {
        request.actor = await enterNamed(ctx, request, callerOf(request));
      });
    const check: onRequestHookHandler = (request, _reply, done) => {
      requireAccess(ctx, request);
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

/**
 * Whoever was found to call, in the organization that it names and with the permission of the route. Errors:
 * those with which the request would have been refused at once.
 */
export async function admit(
  ctx: Pick<Context, 'settings' | 'systemDb'>,
  request: FastifyRequest,
  caller: Caller,
): Promise<Caller> {
  const entered = await enterNamed(ctx, request, caller);
  requireAccess(ctx, request, entered);
  return entered;
}

function callerOf({ actor, notEntered }: FastifyRequest): Caller {
  if (notEntered) throw notEntered;
  if (!actor) throw new DomainError('unauthenticated');
  return actor;
}

/**
 * Refuses whoever calls a route that they may not. Errors: `unauthenticated`, `forbidden`, `plan_required`,
 * and those of `requireReady` or `requireOperator`.
 */
export function requireAccess(
  { settings }: Pick<Context, 'settings'>,
  request: FastifyRequest,
  actor = callerOf(request),
): void {
  const { routeOptions } = request;
  const { access, unverified = false, suspended = false, anySignIn = false, feature } = routeOptions.config;
  if (access === undefined || access === 'public') return;
  if (access === 'operator') return void requireOperator({ actor });
  requireReady({ actor }, { unverified, suspended });
  if (access === 'person') requirePerson({ actor }, { anySignIn });
  else if (access !== 'signed-in') requirePermission({ actor }, access, { suspended });
  if (feature) requireFeature(settings, actor, feature);
}
