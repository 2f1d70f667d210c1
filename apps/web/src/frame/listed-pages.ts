import { can } from '@prompt-refinery/client';
import { use } from 'react';
import { OrganizationContext } from '../api/client.ts';
import { isOfOrganization, PAGES, type Page } from '../routes/pages.ts';

/**
 * Pages that navigation and palette name: those of the person, and those of the open organization that the
 * reader may use.
 */
export function useListedPages(): Page[] {
  const organization = use(OrganizationContext);
  const mayUse = ({ operation, unless }: Page): boolean =>
    organization !== null &&
    (operation === null || can(operation, organization.me)) &&
    (unless === undefined || !can(unless, organization.me));
  return PAGES.filter(
    (page) => page.listed && (isOfOrganization(page) ? mayUse(page) : page.group === 'person'),
  );
}
