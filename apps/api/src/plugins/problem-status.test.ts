import { readFileSync } from 'node:fs';
import { ERROR_CODES } from '@refinery/contracts/error-codes.ts';
import { expect, it } from 'vitest';
import { statusOf } from './problem-status.ts';

const GUIDE = new URL('../../../../docs/api.md', import.meta.url);

it('is what docs/api.md tells clients, who have written their handling for it', () => {
  const rows = readFileSync(GUIDE, 'utf8').matchAll(/^\| `(\w+)` \| (\d{3}) \|/gm);
  const published = [...rows].map(([, code, status]) => `${code} ${status}`);
  // A change of it is a change of that page, which `pnpm docs:write` makes, and which is read before it is
  // accepted.
  expect(published).toEqual(ERROR_CODES.map((code) => `${code} ${statusOf(code)}`));
});

it('is 404 for what is not there, and what ends so, or is not configured, is not there', () => {
  const missing = ERROR_CODES.filter(
    (code) => code.endsWith('_not_found') || code === 'provider_not_configured',
  );
  expect(missing).toContain('batch_not_found');
  expect(ERROR_CODES.filter((code) => statusOf(code) === 404)).toEqual(missing);
});
