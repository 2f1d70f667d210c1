import type { OperationId } from '@prompt-refinery/client';
import type { RouteComponent } from '@tanstack/react-router';
import type { Messages } from '../i18n/en.ts';

/** Under these headings navigation lists the pages of an organization, by what people come for. */
export const NAVIGATION_GROUPS = ['prompts', 'proof', 'calls', 'organization'] as const;

/** Settings have one entry there, and a row of their own on each of their pages. */
export const ORGANIZATION_GROUPS = [...NAVIGATION_GROUPS, 'settings'] as const;

/** `person`: about whoever has signed in, in no organization. `outside`: needs no session. */
export type PageGroup = (typeof ORGANIZATION_GROUPS)[number] | 'person' | 'outside';

/** What a page needs to be named and shown. */
export interface PageInfo {
  group: PageGroup;
  title: (messages: Messages) => string;
  /** Whoever may not call this operation does not see the page; null for everybody. */
  operation: OperationId | null;
  /** Whether navigation and palette name it: what needs an id is reached from elsewhere. */
  listed: boolean;
  /** Whoever may call this operation reaches the page from another one: for them it is not named. */
  unless?: OperationId;
  load: () => Promise<{ Page: RouteComponent }>;
}

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    page?: PageInfo;
  }
}

/** What the route of a page of a group says of it. */
export const pageOf = (group: PageGroup, info: Omit<PageInfo, 'group'>): { page: PageInfo } => ({
  page: { ...info, group },
});
