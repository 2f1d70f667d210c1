import { newId } from '@refinery/db/ids.ts';
import type { Context } from '../../../context/context.ts';
import { toRecord } from '../../../model-calls/ledger/to-record.ts';
import { CallMoney, type CallPayment } from '../../../model-calls/money/call-money.ts';
import type { LeaseStore } from '../../../model-calls/money/lease-store.ts';
import { createLeaseStore } from '../create-lease-store.ts';

export interface CallAsked {
  organizationId: string;
  apiKeyId?: string | null;
  most: number | null;
  /** What is booked should the process die. Default: 1. */
  input?: number;
  destination?: 'calls' | 'sums';
  /** Whether a vendor is asked at once. Default: true. */
  isAsked?: boolean;
}

export interface RunningPayment extends CallPayment {
  id: string;
  /** Ends it, as if the ledger had written the call at once. */
  end(micros: number): void;
  /** The same before the ledger has. */
  endUnwritten(micros: number): void;
}

/** A process that pays for calls, and that can die. */
export interface PayingProcess {
  money: CallMoney;
  pay(call: CallAsked): Promise<RunningPayment>;
  /** From now on nothing that it does reaches the database. */
  kill(): void;
  /** The same of what it spends, until it goes on. */
  pause(): void;
  goOn(): void;
}

/** @param ctx its logger is told what goes wrong */
export function startPayingProcess(ctx: Pick<Context, 'clock' | 'db' | 'logger' | 'quotas'>): PayingProcess {
  const store = createLeaseStore(ctx);
  let isDead = false;
  const alive = <A extends unknown[], R>(act: (...given: A) => Promise<R>) => {
    return async (...given: A): Promise<R> => {
      // What a dead process waits for never comes.
      return isDead ? new Promise(() => {}) : act(...given);
    };
  };
  let isPaused = false;
  const mortal: LeaseStore = {
    take: alive(store.take),
    write: alive(async (states) => {
      if (isPaused) return { over: new Set(), failed: new Set(states.map(({ id }) => id)) };
      return store.write(states);
    }),
    end: alive(store.end),
  };
  const money = new CallMoney(mortal, ctx.logger);
  return {
    money,
    async pay({ organizationId, apiKeyId = null, most, input = 1, destination = 'calls', isAsked = true }) {
      const id = newId();
      const call = toRecord({
        id,
        organizationId,
        apiKeyId,
        kind: 'gateway',
        status: 'lost',
        error: 'lost',
        attempts: [],
        requestedProvider: 'openai',
        requestedModel: 'm',
        provider: 'openai',
        model: 'm',
        inputTokens: 0,
        cachedInputTokens: 0,
        cacheWriteTokens: 0,
        outputTokens: 0,
        reasoningTokens: 0,
        costMicros: input,
        latencyMs: 0,
        createdAt: ctx.clock.now(),
      });
      const note = () => ({ id, apiKeyId, micros: input, destination, call });
      const payment = await money.pay({ id, organizationId, apiKeyId, most, note });
      if (isAsked) payment.asked();
      const end = (micros: number) => {
        payment.end(micros);
        money.written([id]);
      };
      return { id, asked: payment.asked, end, endUnwritten: payment.end };
    },
    kill: () => {
      isDead = true;
    },
    pause: () => {
      isPaused = true;
    },
    goOn: () => {
      isPaused = false;
    },
  };
}
