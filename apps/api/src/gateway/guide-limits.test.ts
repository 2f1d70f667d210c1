import { readFileSync } from 'node:fs';
import { DEFAULT_LIMITS } from '@refinery/relay/relay/relay-request.ts';
import { expect, it } from 'vitest';

const GUIDE = readFileSync(new URL('../../../../docs/gateway.md', import.meta.url), 'utf8');

it('the guide names the time limits that hold', () => {
  const { firstContentMs, silenceMs, wholeMs } = DEFAULT_LIMITS;
  for (const line of [
    `| first content of a stream | ${firstContentMs / 1_000} s, with comments every 15 s |`,
    `| silence within a reply | ${silenceMs / 1_000} s |`,
    `| a whole call | ${wholeMs / 60_000} minutes |`,
  ])
    expect(GUIDE).toContain(line);
});
