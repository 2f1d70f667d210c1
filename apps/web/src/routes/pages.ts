import { ORGANIZATION_GROUPS, type PageInfo } from './page-info.ts';
import { PAGE_ROUTES } from './tree.ts';

/** A page and where it is: below the organization, or below the root of the console. */
export interface Page extends PageInfo {
  path: string;
}

/** Every page of the console. Navigation, palette and tests read this list. */
export const PAGES: readonly Page[] = PAGE_ROUTES.flatMap(({ options }) => {
  const info = options.staticData?.page;
  return info && 'path' in options ? [{ ...info, path: options.path }] : [];
});

/** Whether a page belongs to an organization, whose slug is in its address. */
export const isOfOrganization = ({ group }: PageInfo): boolean =>
  ORGANIZATION_GROUPS.some((one) => one === group);

/** Where a page is, for the router. */
export const addressOf = (page: Page): string =>
  isOfOrganization(page) ? `/o/$slug/${page.path}` : `/${page.path}`;

/** Whether the path of a page, such as `s/$token`, fits an address below the root of the console. */
export function isAt(path: string, address: string): boolean {
  const steps = path.split('/');
  const given = address.replace(/\/$/, '').split('/');
  return (
    steps.length === given.length &&
    steps.every((step, index) => (step.startsWith('$') ? given[index] !== '' : step === given[index]))
  );
}
