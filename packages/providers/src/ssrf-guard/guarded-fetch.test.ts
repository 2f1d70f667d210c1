import { startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { BodyTooLargeError } from '../limited-body.ts';
import { BlockedAddressError } from './blocked-address-error.ts';
import type { Lookup } from './dns/name-resolver.ts';
import { createSsrfGuardedFetch, type SsrfGuardOptions } from './guarded-fetch.ts';
import { parseAllowlist } from './upstream-allowlist.ts';

const fake = fixture(() => startFakeVendor({ protocol: 'generic' }));
let port: string;
const body = JSON.stringify({ prompt: 'Hello' });

beforeAll(async () => {
  port = new URL(fake.url).port;
});
beforeEach(() => fake.reset());

/** A guarded fetch to which the fake vendor is an exception. */
function guarded(options: Partial<SsrfGuardOptions> = {}) {
  return createSsrfGuardedFetch({
    allowlist: parseAllowlist([`127.0.0.1:${port}`]),
    maxResponseBytes: 10_000,
    timeoutMs: 10_000,
    ...options,
  });
}

const resolveTo = (...addresses: string[]) =>
  vi.fn<Lookup>(async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));

describe('createSsrfGuardedFetch', () => {
  it('reaches an exception like any fetch', async () => {
    const response = await guarded()(fake.url, { method: 'POST', body, headers: { 'x-test': 'yes' } });
    expect(response).toBeInstanceOf(Response);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ text: 'ok' });
    expect(fake.requests[0]?.headers['x-test']).toBe('yes');
  });

  it('takes a Request too', async () => {
    const response = await guarded()(new Request(fake.url, { method: 'POST', body }));
    expect(response.status).toBe(200);
    expect(fake.requests[0]?.body).toEqual({ prompt: 'Hello' });
  });

  it.each([
    ['127.0.0.1'],
    ['169.254.169.254'],
    ['10.0.0.8'],
    ['fd00:ec2::254'],
    ['::ffff:10.0.0.8'],
    ['8.8.8.8', '10.0.0.8'],
  ])('connects to no name that resolves to %s %s', async (...addresses) => {
    const lookup = resolveTo(...addresses.filter(Boolean));
    const result = guarded({ lookup })(`https://innocent.example:${port}/`);
    await expect(result).rejects.toThrow(BlockedAddressError);
    expect(lookup).toHaveBeenCalledExactlyOnceWith(
      'innocent.example',
      expect.objectContaining({ local: false }),
    );
    expect(fake.requests).toHaveLength(0);
  });

  it.each(['http://example.com/', 'https://user:pw@example.com/', 'https://[::1]/', 'https://2130706433/'])(
    'refuses %s without resolving anything',
    async (url) => {
      const lookup = resolveTo('8.8.8.8');
      await expect(guarded({ lookup })(url)).rejects.toThrow(BlockedAddressError);
      expect(lookup).not.toHaveBeenCalled();
    },
  );

  it('connects to the very address that was resolved', async () => {
    const lookup = resolveTo('127.0.0.1');
    const fetch = guarded({ lookup, allowlist: parseAllowlist([`llm.test:${port}`]) });
    const response = await fetch(`http://llm.test:${port}/`, { method: 'POST', body });
    expect(response.status).toBe(200);
    expect(lookup).toHaveBeenCalledOnce();
    await expect(fetch(`http://llm.test:1/`)).rejects.toThrow(BlockedAddressError);
  });

  it('tries the next address where one cannot be reached', async () => {
    const lookup = resolveTo('::1', '127.0.0.1');
    const allowlist = parseAllowlist([`llm.test:${port}`]);
    const response = await guarded({ lookup, allowlist })(`http://llm.test:${port}/`, {
      method: 'POST',
      body,
    });
    expect(response.status).toBe(200);
  });

  it('checks every call anew, also of a name that was public in part a moment before', async () => {
    const lookup = resolveTo('127.0.0.1');
    lookup.mockResolvedValueOnce([
      { address: '8.8.8.8', family: 4 },
      { address: '10.0.0.8', family: 4 },
    ]);
    const fetch = guarded({ lookup });
    for (let call = 0; call < 2; call += 1) {
      await expect(fetch(`https://rebound.example:${port}/`)).rejects.toThrow(BlockedAddressError);
    }
    expect(lookup).toHaveBeenCalledTimes(2);
    expect(fake.requests).toHaveLength(0);
  });

  it('keeps no connection open', async () => {
    const response = await guarded()(fake.url, { method: 'POST', body });
    expect(response.headers.get('connection')).toBe('close');
    expect(fake.requests[0]?.headers.connection).toBe('close');
  });

  it('reads less where a call asks for less, and of a failure only the start', async () => {
    fake.script({ kind: 'huge', bytes: 5_000 }, { kind: 'error', status: 500, message: 'x'.repeat(100_000) });
    const call = (maxResponseBytes: number) =>
      guarded({ maxResponseBytes: 1_000_000 })(fake.url, { method: 'POST', body, maxResponseBytes });
    await expect(call(4_000)).rejects.toThrow(BodyTooLargeError);
    const failure = await call(1_000_000);
    expect(failure.status).toBe(500);
    expect(await failure.text()).toHaveLength(65_536);
  });

  it('reports a name that does not resolve', async () => {
    const lookup = resolveTo();
    await expect(guarded({ lookup })('https://nowhere.example/')).rejects.toMatchObject({
      code: 'ENOTFOUND',
    });
  });

  it('follows no redirect', async () => {
    fake.script({ kind: 'redirect', location: `${fake.url}/elsewhere` });
    const response = await guarded()(fake.url, { method: 'POST', body });
    expect(response.status).toBe(307);
    expect(fake.requests).toHaveLength(1);
  });

  it('takes no more than the allowed size', async () => {
    fake.script({ kind: 'huge', bytes: 1_000_000 });
    await expect(guarded()(fake.url, { method: 'POST', body })).rejects.toThrow(BodyTooLargeError);
  });

  it.each(['request', 'headers'] as const)('ends when the time is over after the %s', async (after) => {
    // Of its own: a request that was given up may reach the other one late, and take what the next test wants
    // of it.
    const own = await startFakeVendor({ protocol: 'generic' });
    onTestFinished(() => own.close());
    own.script({ kind: 'hang', after });
    const allowlist = parseAllowlist([new URL(own.url).host]);
    const result = guarded({ allowlist, timeoutMs: 60 })(own.url, { method: 'POST', body });
    await expect(result).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('ends when it is aborted', async () => {
    fake.script({ kind: 'hang' });
    const controller = new AbortController();
    const result = guarded()(fake.url, { method: 'POST', body, signal: controller.signal });
    const failed = expect(result).rejects.toThrow('Enough');
    await fake.waitForRequests(1);
    controller.abort(new Error('Enough'));
    await failed;
  });
});
