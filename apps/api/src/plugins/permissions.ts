import { type Permission, requirePermission } from '@refinery/domain/context/actor.ts';
import { DomainError } from '@refinery/domain/errors.ts';
import type { onRequestHookHandler } from 'fastify';
import type { App } from '../types.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the caller must be allowed. It is asked for before the body is read; the verb asks again. */
    permission?: Permission;
  }
}

/**
 * Refuses callers without the permission of a route before a byte of the body is read. Comes after the rate limits, so
 * that refused requests count as well: each of them has looked up its caller in the database.
 */
export function registerPermissions(app: App): void {
  // A hook of the route, since those of the app all run before the ones of routes, which the rate limits are.
  app.addHook('onRoute', (route) => {
    const permission = route.config?.permission;
    if (!permission) return;
    const check: onRequestHookHandler = (request, _reply, done) => {
      if (!request.actor) throw new DomainError('unauthenticated');
      requirePermission({ actor: request.actor }, permission);
      done();
    };
    route.onRequest = [route.onRequest ?? [], check].flat();
  });
}
