import type { Known } from './samples.ts';

/** Who sends a request. */
export type Caller = 'admin' | 'viewer' | 'scoped-key' | 'stranger' | 'garbage' | 'nobody';

/** The headers that say who calls. */
export type Credential = [name: string, value: string][];

const COLLEAGUES: readonly Caller[] = ['admin', 'viewer', 'scoped-key'];

/** What exists where the API runs, as the accounts that attack it know it. */
export interface World extends Known {
  port: number;
  credentials: Record<Caller, Credential>;
  /** Sessions that may end: one that signs out is of no use to the requests after it. */
  leaving: Credential[];
  /**
   * Ids of the attackers' own things by the step of the path before them: `optimize`, `batches`, `api-keys`.
   */
  own: Map<string, string[]>;
  /** Ids of somebody else's. */
  others: string[];
  /** Bodies that only their makers know, such as a right password, by operation. */
  bodies: Map<string, object>;
}

/** Whether a caller is one of those to whom `own` belongs. */
export const isColleague = (caller: Caller): boolean => COLLEAGUES.includes(caller);

/** A label may be called anything, also what another's thing has as its id. */
const LABEL = /\/label(?:s|-policies)\/[^/?]+/;

/** Whether a path names something of an organization that is not the caller's. */
export function namesForeign({ own, others }: World, caller: Caller, path: string): boolean {
  const foreign = isColleague(caller) ? others : [...own.values()].flat();
  const named = path.replace(LABEL, '');
  return foreign.some((id) => named.includes(id));
}
