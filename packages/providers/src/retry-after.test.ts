import { describe, expect, it } from 'vitest';
import { MAX_RETRY_AFTER_MS, parseRetryAfter } from './retry-after.ts';

const now = Date.parse('2026-01-05T10:00:00Z');
const parse = (headers: Record<string, string>) => parseRetryAfter(new Headers(headers), now);

describe('parseRetryAfter', () => {
  it.each([
    ['seconds', { 'retry-after': '2' }, 2000],
    ['fractions of a second', { 'retry-after': '0.25' }, 250],
    ['zero', { 'retry-after': '0' }, 0],
    ['milliseconds', { 'retry-after-ms': '1500' }, 1500],
    ['milliseconds before seconds', { 'retry-after-ms': '10', 'retry-after': '60' }, 10],
    ['an HTTP date', { 'retry-after': 'Mon, 05 Jan 2026 10:00:03 GMT' }, 3000],
    ['an HTTP date of the RFC 850 form', { 'retry-after': 'Monday, 05-Jan-26 10:00:04 GMT' }, 4000],
    ['a date in the past', { 'retry-after': 'Mon, 05 Jan 2026 09:00:00 GMT' }, 0],
    ['a wait beyond belief', { 'retry-after': '99999999999' }, MAX_RETRY_AFTER_MS],
    ['a date beyond belief', { 'retry-after': 'Mon, 05 Jan 2099 09:00:00 GMT' }, MAX_RETRY_AFTER_MS],
  ])('reads %s', (_, headers, expected) => expect(parse(headers)).toBe(expected));

  it.each([
    ['nothing', {}],
    ['words', { 'retry-after': 'soon' }],
    ['a negative number', { 'retry-after': '-5' }],
    ['a date without a day name', { 'retry-after': '2026-01-05' }],
    ['infinity', { 'retry-after': 'Infinity' }],
    ['hexadecimal', { 'retry-after-ms': '0x10' }],
  ])('takes %s for no wait', (_, headers) => expect(parse(headers)).toBeUndefined());
});
