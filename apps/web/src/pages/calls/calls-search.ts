import { CALL_STATUSES, type Call, type ListCallsInput, REMOTE_PROVIDERS } from '@prompt-refinery/client';
import type { RemoteProvider } from '../../api/providers.ts';
import { isId } from '../../parts/ids.ts';
import { day, oneOf, startOfDay, text } from '../../parts/search-values.ts';

export const CALL_KINDS = [
  'gateway',
  'chat',
  'optimize',
  'batch',
  'enhance',
  'verify',
  'check',
  'test',
] as const satisfies readonly Call['kind'][];

export const LONGEST_MODEL = 200;
export type CallsSearch = {
  provider?: RemoteProvider;
  model?: string;
  kind?: Call['kind'];
  status?: Call['status'];
  keyId?: string;
  /** Days, in the reader's time. `to` is the first that is not meant. */
  from?: string;
  to?: string;
};

/** The filters that an address names; what is none is left out. */
export const callsSearch = (search: Record<string, unknown>): CallsSearch => ({
  ...oneOf('provider', REMOTE_PROVIDERS, search),
  ...text('model', search, (value) => value !== '' && value.length <= LONGEST_MODEL),
  ...oneOf('kind', CALL_KINDS, search),
  ...oneOf('status', CALL_STATUSES, search),
  ...text('keyId', search, isId),
  ...day('from', search),
  ...day('to', search),
});

/** The filters as the API takes them. */
export const callsInput = ({ from, to, ...search }: CallsSearch): ListCallsInput => ({
  ...search,
  ...(from ? { from: startOfDay(from) } : {}),
  ...(to ? { to: startOfDay(to) } : {}),
});
