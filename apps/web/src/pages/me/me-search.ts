import { isId } from '../../parts/ids.ts';
import { nextPage, oneOf, text } from '../../parts/search-values.ts';

export const ME_TABS = ['profile', 'security', 'sessions', 'organizations', 'data'] as const;
export type MeTab = (typeof ME_TABS)[number];

export type MeSearch = {
  tab?: MeTab;
  /** Where the reader came from to do something first. */
  next?: string | undefined;
  /** The export of the person's data that is shown. */
  export?: string;
};

export const meSearch = (search: Record<string, unknown>): MeSearch => ({
  ...oneOf('tab', ME_TABS, search),
  ...nextPage(search),
  ...text('export', search, isId),
});
