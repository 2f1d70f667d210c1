import { type BatchLedger, openBatchLedger } from '@refinery/testing/batch-ledger.ts';
import { drainLanes, takeTurn } from '@refinery/testing/drain-lanes.ts';
import { blockAnswer, promptIn } from '@refinery/testing/fake-vendors/block-writer.ts';
import { type FakeVendor, startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import type { TestServices } from '@refinery/testing/services.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext, type TestContext } from '@refinery/testing/test-context.ts';

/** Lanes without workers: a test decides which job runs when, on a clock that stands still. */
export interface LaneBench extends TestContext {
  clock: TestClock;
  ledger: BatchLedger;
  /** Speaks for OpenAI. Refines each prompt to itself until it is told otherwise. */
  vendor: FakeVendor;
  /** Runs every lane's current job once, one after the other. Returns how many there were. */
  turn(batchId: string): Promise<number>;
  /** Lets lanes take turns until none is left. */
  drain(batchId: string): Promise<void>;
}

export async function openLaneBench(
  services: TestServices,
  env: Record<string, string> = {},
): Promise<LaneBench> {
  const clock = new TestClock();
  const vendor = await startFakeVendor({ protocol: 'openai' });
  const test = await openTestContext(services, {
    clock,
    env: {
      OPENAI_API_KEY: 'sk-test',
      OPENAI_BASE_URL: vendor.baseUrl,
      PROVIDER_RETRIES: '0',
      PROVIDER_BREAKER_FAILURES: '1000',
      ...env,
    },
  });
  const ledger = openBatchLedger(test.databaseUrl);
  refineToItself(vendor);
  return {
    ...test,
    clock,
    ledger,
    vendor,
    turn: (batchId) => takeTurn(test.ctx, ledger, batchId),
    drain: (batchId) => drainLanes(test.ctx, ledger, batchId),
    close: async () => {
      await ledger.close();
      await test.close();
      await vendor.close();
    },
  };
}

export const refineToItself = (vendor: FakeVendor): void =>
  vendor.respondWith((request) => blockAnswer(request, promptIn(request)));
