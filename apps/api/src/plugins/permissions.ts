import { requirePermission, requirePerson, requireVerified } from '@refinery/domain/context/actor.ts';
import { DomainError } from '@refinery/domain/errors.ts';
import type { onRequestHookHandler, RouteOptions } from 'fastify';
import type { App } from '../types.ts';

/**
 * Refuses callers without the permission of a route, or with an e-mail they have to confirm first, before a byte of the body is read. Comes after the rate limits, so
 * that refused requests count as well: each of them has looked up its caller in the database. A route that does not say
 * who may call it is a mistake that ends the start.
 */
export function registerPermissions(app: App): void {
  const silent: RouteOptions[] = [];
  // A hook of the route, since those of the app all run before the ones of routes, which the rate limits are.
  app.addHook('onRoute', (route) => {
    const access = route.config?.access;
    if (access === undefined) silent.push(route);
    if (access === undefined || access === 'public') return;
    const { unverified = false } = route.config ?? {};
    const check: onRequestHookHandler = (request, _reply, done) => {
      if (!request.actor) throw new DomainError('unauthenticated');
      const caller = { actor: request.actor };
      if (!unverified) requireVerified(caller);
      if (access === 'person') requirePerson(caller);
      else if (access !== 'signed-in') requirePermission(caller, access);
      done();
    };
    route.onRequest = [route.onRequest ?? [], check].flat();
  });
  // Hooks of inner plugins come after this one and may still have said it.
  app.addHook('onReady', async () => {
    const open = silent.find(({ config }) => config?.access === undefined);
    if (open) throw new TypeError(`${open.method} ${open.url} does not say who may call it.`);
  });
}
