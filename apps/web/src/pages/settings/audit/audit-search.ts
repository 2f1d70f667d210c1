import type { ListAuditLogInput } from '@prompt-refinery/client';
import { day, startOfDay, text } from '../../../parts/search-values.ts';

const LONGEST_ACTION = 100;
const LONGEST_TARGET = 200;
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** The numbers of entries begin with 1. */
const NUMBER = /^[1-9]\d{0,14}$/;

/** What the list shows. */
export type AuditFilters = {
  action?: string;
  actor?: string;
  target?: string;
  /** Days, in the reader's time. `to` is the first that is not meant. */
  from?: string;
  to?: string;
};

/** With the number of the entry that is open. */
export type AuditSearch = AuditFilters & { entry?: string };

/** What an address asks for; what is none is left out. */
export const auditSearch = (search: Record<string, unknown>): AuditSearch => ({
  ...auditFilters(search),
  ...text('entry', search, (value) => NUMBER.test(value)),
});

/** The filters that an address names. */
export const auditFilters = (search: Record<string, unknown>): AuditFilters => ({
  ...text('action', search, (value) => value !== '' && value.length <= LONGEST_ACTION),
  ...text('actor', search, (value) => ID.test(value)),
  ...text('target', search, (value) => value !== '' && value.length <= LONGEST_TARGET),
  ...day('from', search),
  ...day('to', search),
});

/** The filters as the API takes them. */
export const auditInput = ({ from, to, ...filters }: AuditFilters): ListAuditLogInput => ({
  ...filters,
  ...(from ? { from: startOfDay(from) } : {}),
  ...(to ? { to: startOfDay(to) } : {}),
});
