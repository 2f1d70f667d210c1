import { type FakeDns, startFakeDns } from '@refinery/testing/fake-dns.ts';
import { type FakeVendor, startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import { afterAll, beforeAll } from 'vitest';
import { type Caller, clientOf } from '../../testing/long-texts.ts';
import { registeredCaller } from '../../testing/registered-caller.ts';
import { type Launcher, launch, removableFolder } from '../../testing/start-launcher.ts';
import { answerByModel } from './hostile-vendor.ts';

/** Names whose server never answers. */
export const SILENT_NAMES = Array.from({ length: 6 }, (_, index) => `silent-${index}.example.com`);

/** What users start, with two strangers in it. */
export interface Arena {
  launcher: Launcher;
  url: string;
  hostile: Caller;
  /** Does what everybody does, and must notice nothing of the other. */
  victim: Caller;
  vendor: FakeVendor;
  /** Where the addresses of tenants are resolved: silent for {@link SILENT_NAMES}. */
  dns: FakeDns;
}

/**
 * Starts the launcher, a vendor that misbehaves as its models' names say, and two accounts, for the tests of
 * a file.
 */
export function openArena(env: Record<string, string> = {}): () => Arena {
  let arena: Arena | undefined;
  const folder = removableFolder();

  beforeAll(async () => {
    const vendor = await startFakeVendor({ protocol: 'openai' });
    vendor.respondWith(answerByModel);
    const dns = await startFakeDns(Object.fromEntries(SILENT_NAMES.map((name) => [name, 'silent'])));
    const launcher = launch({
      env: {
        DATA_DIR: folder.path,
        SIGNUP_PLAN: 'enterprise',
        UPSTREAM_ALLOWLIST: vendor.url.replace('http://', ''),
        UPSTREAM_DNS_SERVERS: dns.address,
        PROVIDER_TIMEOUT_MS: '4000',
        PROVIDER_RETRIES: '0',
        PROVIDER_BREAKER_FAILURES: '1000000',
        ...env,
      },
    });
    await launcher.untilReady();
    const [hostile, victim] = await Promise.all(
      ['hostile@example.com', 'victim@example.com'].map((email) => registeredCaller(launcher, email)),
    );
    if (!hostile || !victim) throw new Error('two were asked for');
    await saveCustomEndpoint(hostile, vendor.baseUrl);
    arena = { launcher, url: hostile.url, hostile, victim, vendor, dns };
  });
  afterAll(async () => {
    await arena?.launcher.end('SIGTERM');
    await Promise.all([arena?.vendor.close(), arena?.dns.close()]);
    folder.remove();
  });
  return () => {
    if (!arena) throw new Error('the arena is not open');
    return arena;
  };
}

/** Makes an address the custom endpoint of somebody's organization. */
export async function saveCustomEndpoint(caller: Caller, baseUrl: string): Promise<void> {
  await clientOf(caller).saveProvider({
    provider: 'custom',
    baseUrl,
    requestFormat: 'openai',
    authValue: 'Bearer anything',
    defaultModel: 'obedient',
  });
}
