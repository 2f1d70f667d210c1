import { buffer } from 'node:stream/consumers';
import type { Lookup } from '@refinery/providers/ssrf-guard/dns/name-resolver.ts';
import { parseAllowlist } from '@refinery/providers/ssrf-guard/upstream-allowlist.ts';
import { type RawVendor, startRawVendor } from '@refinery/testing/fake-vendors/start-raw-vendor.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { guardedConnections } from './guarded-connections.ts';
import { createRelayAgent } from './relay-agent.ts';
import { json, type StubVendor, startStubVendor, stream } from './testing/stub-vendor.ts';
import { CHAT_REPLY, CHAT_STREAM } from './testing/wire.ts';

let vendor: StubVendor;
let raw: RawVendor;
beforeAll(async () => {
  vendor = await startStubVendor();
  raw = await startRawVendor();
});
afterAll(async () => {
  await vendor.close();
  await raw.close();
});

describe('a connection', () => {
  it('has a limit of its own', async () => {
    const dispatcher = createRelayAgent({ connectMs: 50 });
    // It is never secured.
    const call = vendor.call({ url: `https://${raw.host}/` }, { dispatcher });
    await expect(call).rejects.toMatchObject({ kind: 'timeout', reason: undefined });
    await dispatcher.close();
  });

  it('that is not there yet is left at once', async () => {
    const caller = new AbortController();
    const dispatcher = createRelayAgent({ connectMs: 60_000 });
    const call = vendor.call({ url: `https://${raw.host}/` }, { dispatcher, signal: caller.signal });
    const left = expect(call).rejects.toThrow('left');
    await waitFor(() => raw.open.size > 0);
    caller.abort(new Error('left'));
    await left;
    await dispatcher.destroy();
  });
});

describe('connections to addresses that a tenant chose', () => {
  const lookup = vi.fn<Lookup>(async () => [{ address: '127.0.0.1', family: 4 }]);
  const named = () => vendor.url.replace('127.0.0.1', 'models.example');

  const guarded = (...exceptions: string[]) =>
    guardedConnections({ allowlist: parseAllowlist(exceptions), lookup });

  it.each(['http://models.example/', 'https://10.0.0.8/', 'https://localhost/', 'file:///etc/passwd', 'x'])(
    'are none to %s',
    async (url) => {
      await expect(vendor.call({ url }, { dispatcher: guarded() })).rejects.toMatchObject({
        kind: 'invalid_request',
        reason: 'blocked_address',
      });
    },
  );

  it('are none to a name of the local network', async () => {
    const count = vendor.received.length;
    const call = vendor.call({ url: 'https://models.example/' }, { dispatcher: guarded() });
    await expect(call).rejects.toMatchObject({ reason: 'blocked_address' });
    expect(vendor.received).toHaveLength(count);
  });

  it.each([true, false])('are resolved once, used once and closed (streamed: %s)', async (streamed) => {
    lookup.mockClear();
    vendor.respondWith(streamed ? stream(...CHAT_STREAM) : json(CHAT_REPLY));
    const host = new URL(named()).host;
    const reply = await vendor.call(
      { url: `${named()}/v1`, stream: streamed },
      { dispatcher: guarded(host) },
    );
    await buffer(reply.body);
    expect((await reply.outcome).status).toBe('completed');
    expect(lookup).toHaveBeenCalledOnce();
    expect(vendor.received.at(-1)?.headers.host).toBe(host);
    await waitFor(async () => (await vendor.connections()) === 0);
  });

  it('are closed where the vendor fails', async () => {
    vendor.respondWith(json({}, 500));
    const dispatcher = guarded(new URL(named()).host);
    await expect(vendor.call({ url: named() }, { dispatcher })).rejects.toMatchObject({ kind: 'overloaded' });
    await waitFor(async () => (await vendor.connections()) === 0);
  });

  it('that need a name server which is silent are left in time', async () => {
    lookup.mockImplementationOnce(() => new Promise(() => {}));
    const call = vendor.call(
      { url: 'https://models.example/' },
      { dispatcher: guarded(), firstContentMs: 50 },
    );
    await expect(call).rejects.toMatchObject({ reason: 'first_token_timeout' });
  });
});
