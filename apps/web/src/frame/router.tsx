import {
  type AnyRoute,
  createRootRoute,
  createRoute,
  createRouter,
  type RootRoute,
  redirect,
} from '@tanstack/react-router';
import { type ComponentType, createElement } from 'react';
import { BASE_URL } from '../api/base-url.ts';
import { hasNoSession } from '../api/no-session.ts';
import type { Messages } from '../i18n/en.ts';
import type { PageGroup, PageInfo } from '../routes/page-info.ts';
import { isOfOrganization, PAGES } from '../routes/pages.ts';
import { FirstPage } from './first-page.tsx';
import { GuardedPage } from './guarded-page.tsx';
import { Home } from './home.tsx';
import { NotFound } from './not-found.tsx';
import { OrganizationFrame, PersonFrame } from './organization-frame.tsx';
import { PageError } from './page-error.tsx';
import { Shell } from './shell.tsx';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    title?: (messages: Messages) => string;
    group?: PageGroup;
  }
}

/**
 * Loads a page's code when it is opened first. The router waits for it, beside what the frame reads: React
 * would show every wait for 0.3 s.
 */
function routeOptions(page: PageInfo) {
  let loaded: ComponentType | undefined;
  return {
    path: page.path,
    loader: async () => {
      loaded = guarded(page, (await page.load()).Page);
    },
    staleTime: Number.POSITIVE_INFINITY,
    component: () => loaded && createElement(loaded),
    staticData: { title: page.title, group: page.group },
    validateSearch: page.search ?? (() => ({})),
  };
}

function guarded(page: PageInfo, Page: ComponentType): ComponentType {
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

/** Where nobody has signed in, the API would refuse what these pages ask first. */
const beforeLoad = ({ location }: { location: { pathname: string; href: string } }): void => {
  const search = location.pathname === '/' ? {} : { next: location.href };
  if (hasNoSession()) throw redirect({ to: '/sign-in', search, replace: true });
};

const root: RootRoute = createRootRoute({ component: Shell, notFoundComponent: NotFound });
const home = createRoute({ getParentRoute: () => root, path: '/', beforeLoad, component: Home });
const organization = createRoute({
  getParentRoute: () => root,
  path: 'o/$slug',
  beforeLoad,
  component: OrganizationFrame,
  notFoundComponent: NotFound,
});
const first = createRoute({ getParentRoute: () => organization, path: '/', component: FirstPage });
// Without a path of its own: what is around the pages of a person.
const person = createRoute({ getParentRoute: () => root, id: 'person', beforeLoad, component: PersonFrame });
const below = (parent: () => AnyRoute, isIn: (page: PageInfo) => boolean) =>
  PAGES.filter(isIn).map((page) => createRoute({ getParentRoute: parent, ...routeOptions(page) }));
const ofOrganization = below(() => organization, isOfOrganization);
const ofPerson = below(
  () => person,
  ({ group }) => group === 'person',
);
const outside = below(
  () => root,
  ({ group }) => group === 'outside',
);

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    organization.addChildren([first, ...ofOrganization]),
    person.addChildren(ofPerson),
    ...outside,
  ]),
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
