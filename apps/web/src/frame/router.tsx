import { type AnyRoute, createRouter, type RouteComponent } from '@tanstack/react-router';
import { createElement } from 'react';
import { BASE_URL } from '../api/base-url.ts';
import { hasNoSession } from '../api/no-session.ts';
import { firstRoute, homeRoute, organizationRoute, personRoute, rootRoute } from '../routes/frames.ts';
import type { PageInfo } from '../routes/page-info.ts';
import { isOfOrganization } from '../routes/pages.ts';
import { PAGE_ROUTES, routeTree } from '../routes/tree.ts';
import { FirstPage } from './first-page.tsx';
import { GuardedPage } from './guarded-page.tsx';
import { Home } from './home.tsx';
import { NotFound } from './not-found.tsx';
import { OrganizationFrame, PersonFrame } from './organization-frame.tsx';
import { PageError } from './page-error.tsx';
import { Shell } from './shell.tsx';

// Routes themselves know no component: tests read them where there is no page.
rootRoute.update({ component: Shell, notFoundComponent: NotFound });
homeRoute.update({ component: Home });
organizationRoute.update({ component: OrganizationFrame, notFoundComponent: NotFound });
firstRoute.update({ component: FirstPage });
personRoute.update({ component: PersonFrame });
for (const route of PAGE_ROUTES) showPage(route);

/**
 * Loads a page's code when it is opened first. The router waits for it, beside what the frame reads: React
 * would show every wait for 0.3 s.
 */
function showPage(route: AnyRoute): void {
  const { page } = route.options.staticData ?? {};
  if (!page) return;
  let loaded: RouteComponent | undefined;
  const loader = async (): Promise<void> => {
    loaded = guarded(page, (await page.load()).Page);
  };
  const component = () => loaded && createElement(loaded);
  Object.assign(route.options, { loader, component, staleTime: Number.POSITIVE_INFINITY });
}

function guarded(page: PageInfo, Page: RouteComponent): RouteComponent {
  const { operation } = page;
  if (!operation || !isOfOrganization(page)) return Page;
  return function Guarded() {
    return (
      <GuardedPage operation={operation}>
        <Page />
      </GuardedPage>
    );
  };
}

export const router = createRouter({
  routeTree,
  context: { hasNoSession },
  basepath: BASE_URL.pathname,
  // Addresses are read by people: plain names and values, no JSON.
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const pairs = Object.entries(search).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, String(value)]],
    );
    return pairs.length ? `?${new URLSearchParams(pairs)}` : '';
  },
  defaultErrorComponent: PageError,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
