import { type BatchLedger, openBatchLedger } from '@refinery/testing/batch-ledger.ts';
import { type FakeVendor, startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import type { TestServices } from '@refinery/testing/services.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext, type TestContext } from '@refinery/testing/test-context.ts';
import { runLane } from '../run-lane.ts';
import { promptIn } from './prompt-in.ts';

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

const MOST_TURNS = 200;

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
  const turn = async (batchId: string): Promise<number> => {
    const lanes = await ledger.lanes(batchId);
    for (const lane of lanes) await runLane(test.ctx, lane);
    return lanes.length;
  };
  refineToItself(vendor);
  return {
    ...test,
    clock,
    ledger,
    vendor,
    turn,
    drain: async (batchId) => {
      for (let turns = 0; await turn(batchId); turns++) {
        if (turns > MOST_TURNS) throw new Error('The lanes come to no end.');
      }
    },
    close: async () => {
      await ledger.close();
      await test.close();
      await vendor.close();
    },
  };
}

export const refineToItself = (vendor: FakeVendor): void =>
  vendor.respondWith((request) => JSON.stringify({ refined: promptIn(request) }));
