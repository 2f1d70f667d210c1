import { firstIdAt } from '@refinery/db/ids.ts';
import { afterEach, expect, it, vi } from 'vitest';
import { parseMonth } from './month.ts';

afterEach(() => void vi.unstubAllEnvs());

it.each(['UTC', 'America/Los_Angeles', 'Pacific/Auckland'])(
  'a month begins and ends in UTC, also in %s',
  (zone) => {
    vi.stubEnv('TZ', zone);
    expect(parseMonth('2026-12')).toEqual({
      name: '2026-12',
      end: new Date('2027-01-01T00:00:00Z'),
      firstId: firstIdAt(new Date('2026-12-01T00:00:00Z')),
      endId: firstIdAt(new Date('2027-01-01T00:00:00Z')),
    });
  },
);
