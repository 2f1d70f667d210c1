import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router';

/** What the routes are told, which know no page of a browser: tests read them elsewhere. */
interface RouteContext {
  /** Whether it is known that nobody has signed in. */
  hasNoSession: () => boolean;
}

interface Opened {
  context: RouteContext;
  location: { pathname: string; href: string };
}

/** Where nobody has signed in, the API would refuse what these pages ask first. */
function beforeLoad({ context, location }: Opened): void {
  const search = location.pathname === '/' ? {} : { next: location.href };
  if (context.hasNoSession()) throw redirect({ to: '/sign-in', search, replace: true });
}

export const rootRoute = createRootRouteWithContext<RouteContext>()();

export const homeRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', beforeLoad });

/** Around the pages of an organization. */
export const organizationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'o/$slug',
  beforeLoad,
});

export const firstRoute = createRoute({ getParentRoute: () => organizationRoute, path: '/' });

/** Around the pages of a person, without a path of its own. */
export const personRoute = createRoute({ getParentRoute: () => rootRoute, id: 'person', beforeLoad });
