import { GATEWAY_PAGES } from './gateway-pages.ts';
import { LAB_PAGES } from './lab-pages.ts';
import { LIBRARY_PAGES } from './library-pages.ts';
import { ORGANIZATION_PAGES } from './organization-pages.ts';
import { OUTSIDE_PAGES } from './outside-pages.ts';
import { type GroupedPage, ORGANIZATION_GROUPS, type PageGroup, type PageInfo } from './page-info.ts';
import { PERSON_PAGES } from './person-pages.ts';
import { RECORD_PAGES, REFINE_PAGES } from './refine-pages.ts';
import { SETTINGS_PAGES } from './settings-pages.ts';

const GROUPS: Readonly<Record<PageGroup, readonly GroupedPage[]>> = {
  prompts: [...REFINE_PAGES, ...LIBRARY_PAGES, ...RECORD_PAGES],
  proof: LAB_PAGES,
  calls: GATEWAY_PAGES,
  organization: ORGANIZATION_PAGES,
  settings: SETTINGS_PAGES,
  person: PERSON_PAGES,
  outside: OUTSIDE_PAGES,
};

/** Every page of the console. Router, navigation, palette, titles and tests read this list. */
export const PAGES: readonly PageInfo[] = [
  ...ORGANIZATION_GROUPS,
  'person' as const,
  'outside' as const,
].flatMap((group) => GROUPS[group].map((page) => ({ ...page, group })));

/** Whether a page belongs to an organization, whose slug is in its address. */
export const isOfOrganization = ({ group }: PageInfo): boolean =>
  ORGANIZATION_GROUPS.some((one) => one === group);

/** Where a page is, for the router. */
export const addressOf = (page: PageInfo): string =>
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
