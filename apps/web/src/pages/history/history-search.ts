import { type ListHistoryInput, OPTIMIZATION_STATUSES, PROVIDERS } from '@prompt-refinery/client';
import { day, oneOf, startOfDay, text } from '../../parts/search-values.ts';

const LONGEST_METADATA = 2_000;

export type HistorySearch = {
  provider?: (typeof PROVIDERS)[number];
  status?: (typeof OPTIMIZATION_STATUSES)[number];
  /** Days, in the reader's time. `to` is the first that is not meant. */
  from?: string;
  to?: string;
  metadata?: string;
};

/** The filters that an address names; what is none is left out. */
export function historySearch(search: Record<string, unknown>): HistorySearch {
  return {
    ...oneOf('provider', PROVIDERS, search),
    ...oneOf('status', OPTIMIZATION_STATUSES, search),
    ...day('from', search),
    ...day('to', search),
    ...text('metadata', search, isMetadata),
  };
}

/** `key:value`, or several with commas between: the API refuses others. */
const isMetadata = (value: string): boolean =>
  value.length <= LONGEST_METADATA && value.split(',').every((pair) => pair.indexOf(':') > 0);

/** The filters as the API takes them. */
export function historyInput({ from, to, ...search }: HistorySearch): ListHistoryInput {
  return {
    ...search,
    ...(from ? { from: startOfDay(from) } : {}),
    ...(to ? { to: startOfDay(to) } : {}),
  };
}
