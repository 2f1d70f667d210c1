import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Fund, FundUnreachableError, ShortageError } from './fund.ts';
import type { Claim, Grant } from './lease-store.ts';

/** Of which others have taken what is not left. */
const LIMIT = 100;
let left = LIMIT;
let granted = 0;
/** Grants what is needed, if there is enough. */
function grant({ need, extra }: Claim): Grant {
  const taken = Math.min(need + Math.min(extra, left / 8), left);
  left -= taken;
  granted += taken;
  return { granted, taken, limit: LIMIT, charged: LIMIT - left };
}
afterEach(() => {
  vi.restoreAllMocks();
  left = LIMIT;
  granted = 0;
});

/** Does not let the event loop turn for so long. */
const block = (ms: number): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

describe('money that is claimed', () => {
  it('is waited for while the process could not have heard of it', async () => {
    const fund = new Fund(async (claim) => {
      for (let turn = 0; turn < 3; turn += 1) await nextTurn();
      return grant(claim);
    });
    const held = fund.hold(10);
    block(1_200);
    await held;
    const limited = fund.isLimited(-1);
    block(1_200);
    expect(await limited).toBe(true);
  });

  it('is not waited for where nobody answers', async () => {
    const fund = new Fund(() => new Promise(() => undefined));
    await expect(fund.hold(10)).rejects.toThrow(FundUnreachableError);
    await expect(fund.isLimited(-1)).rejects.toThrow(FundUnreachableError);
  });
});

describe('money that is given back', () => {
  it('is not spent where nobody knows whether it was', async () => {
    let isCut = false;
    const fund = new Fund(async (claim) => {
      const answer = grant(claim);
      if (isCut) throw new Error('The connection was lost.');
      return answer;
    });
    await fund.hold(60);
    fund.settle(60, 0);
    await nextTurn();
    const now = performance.now();
    vi.spyOn(performance, 'now').mockImplementation(() => now + 5_000);
    isCut = true;
    await expect(fund.balance()).rejects.toThrow('The connection was lost.');
    await expect(fund.hold(1)).rejects.toThrow(FundUnreachableError);
    isCut = false;
    // Somebody else has it by now.
    left = 20;
    await expect(fund.hold(50)).rejects.toThrow(ShortageError);
    await fund.hold(20);
  });
});
