import { oneOf } from '../../../parts/search-values.ts';

export const PERSON_STATUSES = ['active', 'deactivated'] as const;
export type PersonStatus = (typeof PERSON_STATUSES)[number];

/** Which people are shown; none: all. */
export type DirectorySearch = { status?: PersonStatus };

/** What an address asks for; what is none is left out. */
export const directorySearch = (search: Record<string, unknown>): DirectorySearch =>
  oneOf('status', PERSON_STATUSES, search);
