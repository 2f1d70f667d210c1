import { firstIdAt } from '@refinery/db/ids.ts';
import { DomainError } from '../../../errors/domain-error.ts';

/**
 * A calendar month in UTC, with the ids of what was made in it: from the first, up to and without the last.
 */
export interface Month {
  /** Such as `2026-03`. */
  name: string;
  end: Date;
  firstId: string;
  endId: string;
}

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** Errors: `validation_failed`. */
export function parseMonth(name: string): Month {
  const [, year, month] = MONTH.exec(name) ?? [];
  if (!year || !month)
    throw new DomainError('validation_failed', `${name} is not a month. Write it like 2026-03.`);
  const start = new Date(Date.UTC(Number(year), Number(month) - 1));
  const end = new Date(Date.UTC(Number(year), Number(month)));
  return { name, end, firstId: firstIdAt(start), endId: firstIdAt(end) };
}

/** The table into which a month is taken out. */
export const stagedTable = ({ name }: Month): string => `archiving_${name.replace('-', '_')}`;
