import { createRootRoute, createRoute, createRouter, type RootRoute } from '@tanstack/react-router';
import { lazy } from 'react';
import { BASE_URL } from '../api/base-url.ts';
import type { Messages } from '../i18n/en.ts';
import { PAGES, type PageInfo } from '../routes/pages.ts';
import { Home } from './home.tsx';
import { NotFound } from './not-found.tsx';
import { OrganizationFrame } from './organization-frame.tsx';
import { PageError } from './page-error.tsx';
import { Shell } from './shell.tsx';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    title?: (messages: Messages) => string;
  }
}

/** Loads a page's code when it is opened first. */
const routeOptions = ({ path, title, load, search }: PageInfo) => ({
  path,
  component: lazy(async () => ({ default: (await load()).Page })),
  staticData: { title },
  validateSearch: search ?? (() => ({})),
});

const root: RootRoute = createRootRoute({ component: Shell, notFoundComponent: NotFound });
const home = createRoute({ getParentRoute: () => root, path: '/', component: Home });
const organization = createRoute({
  getParentRoute: () => root,
  path: 'o/$slug',
  component: OrganizationFrame,
  notFoundComponent: NotFound,
});
const inside = PAGES.filter(({ group }) => group !== 'outside').map((page) =>
  createRoute({ getParentRoute: () => organization, ...routeOptions(page) }),
);
const outside = PAGES.filter(({ group }) => group === 'outside').map((page) =>
  createRoute({ getParentRoute: () => root, ...routeOptions(page) }),
);

export const router = createRouter({
  routeTree: root.addChildren([home, organization.addChildren(inside), ...outside]),
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
