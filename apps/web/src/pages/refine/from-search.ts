import { isId } from '../../parts/ids.ts';
import { text } from '../../parts/search-values.ts';

/** What an address says of a page that begins with the text of a result: which result it is. */
export const fromSearch = (search: Record<string, unknown>): { from?: string } => text('from', search, isId);
