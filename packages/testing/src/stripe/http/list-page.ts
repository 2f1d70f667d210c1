import type Stripe from 'stripe';
import { invalid } from './failure.ts';
import { filled, integer } from './readers.ts';

/** The parameters of each list. */
export const pageShape = { limit: integer, starting_after: filled, ending_before: filled };

interface PageParams {
  limit: number | undefined;
  starting_after: string | undefined;
  ending_before: string | undefined;
}

/** A page of what matches, newest first: `limit` from 1 to 100, 10 if unsaid. `all` is oldest first. */
export function pageOf<T extends { id: string }>(
  all: Iterable<T>,
  url: string,
  params: PageParams,
): Stripe.ApiList<T> {
  const { limit = 10, starting_after: after, ending_before: before } = params;
  if (limit < 1 || limit > 100) throw invalid('Invalid limit: must be from 1 to 100', 'limit');
  const newestFirst = [...all].reverse();
  const indexOf = (id: string, param: string): number => {
    const index = newestFirst.findIndex((one) => one.id === id);
    if (index < 0) throw invalid(`No such object: '${id}'`, param, 'resource_missing');
    return index;
  };
  if (before !== undefined) {
    const end = indexOf(before, 'ending_before');
    const start = Math.max(0, end - limit);
    return { object: 'list', data: newestFirst.slice(start, end), has_more: start > 0, url };
  }
  const start = after === undefined ? 0 : indexOf(after, 'starting_after') + 1;
  const data = newestFirst.slice(start, start + limit);
  return { object: 'list', data, has_more: start + limit < newestFirst.length, url };
}

/** A list that is part of another object: all of it. */
export function wholeList<T>(data: T[], url: string): Stripe.ApiList<T> {
  return { object: 'list', data, has_more: false, url };
}
