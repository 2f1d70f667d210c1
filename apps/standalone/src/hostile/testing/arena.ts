import { type FakeVendor, startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import { afterAll, beforeAll } from 'vitest';
import type { Caller } from '../../testing/long-texts.ts';
import { registeredCaller } from '../../testing/registered-caller.ts';
import { type Launcher, launch, removableFolder } from '../../testing/start-launcher.ts';
import { answerByModel } from './hostile-vendor.ts';

/** What users start, with two strangers in it. */
export interface Arena {
  launcher: Launcher;
  url: string;
  hostile: Caller;
  /** Does what everybody does, and must notice nothing of the other. */
  victim: Caller;
  vendor: FakeVendor;
}

/** Starts the launcher, a vendor that misbehaves as its models' names say, and two accounts, for the tests of a file. */
export function openArena(env: Record<string, string> = {}): () => Arena {
  let arena: Arena | undefined;
  const folder = removableFolder();

  beforeAll(async () => {
    const vendor = await startFakeVendor({ protocol: 'openai' });
    vendor.respondWith(answerByModel);
    const launcher = launch({
      env: {
        DATA_DIR: folder.path,
        SIGNUP_PLAN: 'enterprise',
        UPSTREAM_ALLOWLIST: vendor.url.replace('http://', ''),
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
    await useVendor(hostile, vendor);
    arena = { launcher, url: hostile.url, hostile, victim, vendor };
  });
  afterAll(async () => {
    await arena?.launcher.end('SIGTERM');
    await arena?.vendor.close();
    folder.remove();
  });
  return () => {
    if (!arena) throw new Error('the arena is not open');
    return arena;
  };
}

async function useVendor({ url, headers }: Caller, vendor: FakeVendor): Promise<void> {
  const reply = await fetch(`${url}/api/providers/custom`, {
    method: 'PUT',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({
      baseUrl: vendor.baseUrl,
      requestFormat: 'openai',
      authValue: 'Bearer anything',
      defaultModel: 'obedient',
    }),
  });
  if (!reply.ok) throw new Error(`The vendor was not accepted: ${await reply.text()}`);
}
