import type { Matcher } from '../../matching/matcher.ts';

/** Where the work of patterns, schemas and long texts is done, and whose it is. */
export interface Checking {
  matcher: Matcher;
  /** The organization. */
  owner: string;
}
