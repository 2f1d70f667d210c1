import { oneOf } from '../../parts/search-values.ts';

/**
 * How original and result are shown: changes in the text itself, both beside each other, or what came out.
 */
export const VIEWS = ['inline', 'sides', 'result'] as const;
export type View = (typeof VIEWS)[number];

/** Which requirements are listed. */
export const LISTS = ['look', 'kept', 'all'] as const;
export type List = (typeof LISTS)[number];

export type ResultSearch = {
  view?: View;
  list?: List;
};

/** What an address says of a result. Nonsense is left out. */
export const resultSearch = (search: Record<string, unknown>): ResultSearch => ({
  ...oneOf('view', VIEWS, search),
  ...oneOf('list', LISTS, search),
});
