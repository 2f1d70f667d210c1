import { ScimRefusal } from './scim-refusal.ts';

const DEFAULT_COUNT = 100;
const MOST = 200;
const LAST = 1_000_000;
const LIST = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';

/** The query of a list, as it came. */
export interface ListQuery {
  filter?: string | undefined;
  startIndex?: string | undefined;
  count?: string | undefined;
}

/** Where a page begins, and how long it is (RFC 7644, 3.4.2.4: less than what is allowed means that). */
export function readPage({ startIndex, count }: ListQuery): { offset: number; limit: number } {
  return {
    offset: readNumber(startIndex, 'startIndex', 1, { least: 1, most: LAST }) - 1,
    limit: readNumber(count, 'count', DEFAULT_COUNT, { least: 0, most: MOST }),
  };
}

function readNumber(
  text: string | undefined,
  name: string,
  otherwise: number,
  { least, most }: { least: number; most: number },
): number {
  if (text === undefined || text === '') return otherwise;
  if (!/^-?\d{1,15}$/.test(text)) throw new ScimRefusal(400, `${name} must be a number.`, 'invalidValue');
  return Math.min(Math.max(Number(text), least), most);
}

/** A page of a list as SCIM has it. */
export interface ScimList<T> {
  schemas: string[];
  totalResults: number;
  startIndex: number;
  itemsPerPage: number;
  Resources: T[];
}

export const toList = <T>(resources: T[], offset = 0, total = resources.length): ScimList<T> => ({
  schemas: [LIST],
  totalResults: total,
  startIndex: offset + 1,
  itemsPerPage: resources.length,
  Resources: resources,
});
