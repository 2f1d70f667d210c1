import type { ListHistoryInput } from '@prompt-refinery/client';
import { PROVIDERS } from '../../api/providers.ts';

const STATUSES = ['processing', 'completed', 'failed'] as const;
/** As an input of the kind `date` gives it. */
const DAY = /^\d{4}-\d{2}-\d{2}$/;
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
  const { metadata } = search;
  return {
    ...oneOf('provider', PROVIDERS, search),
    ...oneOf('status', STATUSES, search),
    ...day('from', search),
    ...day('to', search),
    ...(typeof metadata === 'string' && isMetadata(metadata) ? { metadata } : {}),
  };
}

function oneOf<Name extends string, Value extends string>(
  name: Name,
  values: readonly Value[],
  search: Record<string, unknown>,
): { [name in Name]?: Value } {
  const value = values.find((one) => one === search[name]);
  const found: { [name in Name]?: Value } = {};
  if (value !== undefined) found[name] = value;
  return found;
}

function day<Name extends string>(name: Name, search: Record<string, unknown>): { [name in Name]?: string } {
  const value = search[name];
  const found: { [name in Name]?: string } = {};
  if (typeof value === 'string' && DAY.test(value) && !Number.isNaN(Date.parse(value))) found[name] = value;
  return found;
}

/** `key:value`, or several with commas between: the API refuses others. */
const isMetadata = (value: string): boolean =>
  value.length <= LONGEST_METADATA && value.split(',').every((pair) => pair.indexOf(':') > 0);

/** The filters as the API takes them. */
export function historyInput({ from, to, ...search }: HistorySearch): ListHistoryInput {
  return {
    ...search,
    ...(from ? { from: startOf(from) } : {}),
    ...(to ? { to: startOf(to) } : {}),
  };
}

/** Midnight in the reader's time. */
const startOf = (value: string): string => new Date(`${value}T00:00`).toISOString();
