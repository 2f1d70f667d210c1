import { oneOf } from '../../../parts/search-values.ts';

export const MEMBER_TABS = ['members', 'invitations'] as const;

/** Which list is shown; none: the members. */
export type MembersSearch = { tab?: (typeof MEMBER_TABS)[number] | undefined };

export const membersSearch = (search: Record<string, unknown>): MembersSearch =>
  oneOf('tab', MEMBER_TABS, search);
