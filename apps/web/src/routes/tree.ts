import { firstRoute, homeRoute, organizationRoute, personRoute, rootRoute } from './frames.ts';
import { GATEWAY_ROUTES } from './gateway-pages.ts';
import { LAB_ROUTES } from './lab-pages.ts';
import { LIBRARY_ROUTES } from './library-pages.ts';
import { ORGANIZATION_ROUTES } from './organization-pages.ts';
import { OUTSIDE_ROUTES } from './outside-pages.ts';
import { PERSON_ROUTES } from './person-pages.ts';
import { RECORD_ROUTES, REFINE_ROUTES } from './refine-pages.ts';
import { SETTINGS_ROUTES } from './settings-pages.ts';

/** In the order in which navigation and palette name them. */
const OF_ORGANIZATION = [
  ...REFINE_ROUTES,
  ...LIBRARY_ROUTES,
  ...RECORD_ROUTES,
  ...LAB_ROUTES,
  ...GATEWAY_ROUTES,
  ...ORGANIZATION_ROUTES,
  ...SETTINGS_ROUTES,
] as const;

/** The route of every page. */
export const PAGE_ROUTES = [...OF_ORGANIZATION, ...PERSON_ROUTES, ...OUTSIDE_ROUTES] as const;

export const routeTree = rootRoute.addChildren([
  homeRoute,
  organizationRoute.addChildren([firstRoute, ...OF_ORGANIZATION]),
  personRoute.addChildren(PERSON_ROUTES),
  ...OUTSIDE_ROUTES,
]);
