import { scrypt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { startFakeDns } from '@refinery/testing/fake-dns.ts';
import { startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import { expect, it } from 'vitest';
import { createProviderCaller } from '../caller.ts';
import { singleTurn } from '../messages.ts';
import type { Candidate } from '../spec.ts';
import { createNameResolver } from './dns/name-resolver.ts';
import { createSsrfGuardedFetch } from './guarded-fetch.ts';
import { parseAllowlist } from './upstream-allowlist.ts';

const HOSTILE_NAMES = 50;
/** Calls of one tenant to its own hosts that run at once, each of which asks for both families. */
const QUESTIONS_UNDER_WAY = 2 * 32;

const endpoint = (tenant: string, baseUrl: string): Candidate => ({
  provider: 'custom',
  model: 'm',
  credentials: { baseUrl, requestFormat: 'generic' },
  credentialKey: baseUrl,
  tenant,
});

it("silent names of one tenant delay neither another's call nor the work of the thread pool", async () => {
  const silent = Array.from({ length: HOSTILE_NAMES }, (_, index) => `silent-${index}.example`);
  const dns = await startFakeDns({
    ...Object.fromEntries(silent.map((name) => [name, 'silent' as const])),
    'victim.example': { v4: ['127.0.0.1'] },
  });
  const vendor = await startFakeVendor({ protocol: 'generic' });
  const host = `victim.example:${new URL(vendor.url).port}`;
  const caller = createProviderCaller({
    guardedFetch: createSsrfGuardedFetch({
      allowlist: parseAllowlist([host]),
      maxResponseBytes: 1_000_000,
      timeoutMs: 60_000,
      // Longer than any test: what ends, ends for another reason.
      lookup: createNameResolver({ servers: [dns.address], timeoutMs: 3_600_000 }),
    }),
  });
  const over = new AbortController();
  const call = (candidate: Candidate) =>
    caller.call([candidate], { messages: singleTurn('s', 'u') }, { signal: over.signal, fallback: false });
  const ended: string[] = [];
  const hostile = silent.map((name) =>
    call(endpoint('hostile', `https://${name}/`)).finally(() => ended.push(name)),
  );
  const gone = Promise.allSettled(hostile);
  await dns.waitForQuestions(QUESTIONS_UNDER_WAY);

  await Promise.all([readFile(import.meta.filename), promisify(scrypt)('password', 'salt', 32)]);
  const result = await call(endpoint('victim', `http://${host}/`));
  expect(result.reply.text).toBe('ok');
  expect(ended).toEqual([]);
  // The hostile tenant has used up its own room, and nothing else.
  expect(dns.questions.filter((question) => question.includes('silent'))).toHaveLength(QUESTIONS_UNDER_WAY);

  over.abort(new Error('Enough'));
  await gone;
  await Promise.all([dns.close(), vendor.close()]);
});
