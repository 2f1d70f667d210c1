import type { OperationId } from '@prompt-refinery/client';
import type { ComponentType } from 'react';
import type { Messages } from '../i18n/en.ts';

/** Under these headings navigation lists the pages of an organization, by what people come for. */
export const NAVIGATION_GROUPS = ['prompts', 'proof', 'calls', 'organization'] as const;

/** Settings have one entry there, and a row of their own on each of their pages. */
export const ORGANIZATION_GROUPS = [...NAVIGATION_GROUPS, 'settings'] as const;

/** `person`: about whoever has signed in, in no organization. `outside`: needs no session. */
export type PageGroup = (typeof ORGANIZATION_GROUPS)[number] | 'person' | 'outside';

/** What a page needs to be reached, named and shown. */
export interface PageInfo {
  /** Below the organization; pages of a person and those outside are below the root of the console. */
  path: string;
  title: (messages: Messages) => string;
  group: PageGroup;
  /** Whoever may not call this operation does not see the page; null for everybody. */
  operation: OperationId | null;
  /** Whether navigation and palette name it: what needs an id is reached from elsewhere. */
  listed: boolean;
  /** Whoever may call this operation reaches the page from another one: for them it is not named. */
  unless?: OperationId;
  load: () => Promise<{ Page: ComponentType }>;
  /** Makes what the URL says valid: nonsense becomes the default. */
  search?: (search: Record<string, unknown>) => Record<string, unknown>;
}

/** A page of a group, which says the rest. */
export type GroupedPage = Omit<PageInfo, 'group'>;
