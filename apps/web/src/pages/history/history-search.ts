import type { ListHistoryInput } from '@prompt-refinery/client';
import { PROVIDERS } from '../../api/providers.ts';
import { day, oneOf, startOfDay, text } from '../../parts/search-values.ts';

const STATUSES = ['processing', 'completed', 'failed'] as const;
const LONGEST_METADATA = 2_000;

export type HistorySearch = {
  provider?: (typeof PROVIDERS)[number];
  status?: (typeof STATUSES)[number];
  /** Days, in the reader's time. `to` is the first that is not meant. */
  from?: string;
  to?: string;
  metadata?: string;
};

export const HISTORY_STATUSES = STATUSES;

/** The filters that an address names; what is none is left out. */
export function historySearch(search: Record<string, unknown>): HistorySearch {
  return {
    ...oneOf('provider', PROVIDERS, search),
    ...oneOf('status', STATUSES, search),
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
