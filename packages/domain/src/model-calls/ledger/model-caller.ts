import { newIdAt } from '@refinery/db/ids.ts';
import type { CallOptions, EndedTry, ProviderCaller } from '@refinery/providers/caller.ts';
import type { CallResult, Candidate, CompletionRequest } from '@refinery/providers/spec.ts';
import type { CallCause } from './call-cause.ts';
import type { CallLedger } from './call-ledger.ts';
import { toLostCall, toModelCall } from './internal/to-model-call.ts';
import { toRecord } from './to-record.ts';

export interface ModelCallOptions extends Omit<CallOptions, 'onTry'> {
  cause: CallCause;
}

/** Calls the models of vendors. There is no other way to, so no call is missing from the ledger. */
export interface ModelCaller {
  /**
   * {@link ProviderCaller.call}, which is written to the ledger, whatever becomes of it, if any vendor was
   * asked.
   */
  call(
    candidates: readonly Candidate[],
    request: Omit<CompletionRequest, 'model'>,
    options: ModelCallOptions,
  ): Promise<CallResult>;
  circuitState: ProviderCaller['circuitState'];
}

/** Writes each call that this caller makes to the ledger. */
export const createModelCaller = (
  caller: ProviderCaller,
  { clock, ledger }: { clock: { now(): Date }; ledger: CallLedger },
): ModelCaller => ({
  async call(candidates, request, { cause, ...options }) {
    const createdAt = clock.now();
    const started = performance.now();
    const of = { id: newIdAt(createdAt), cause, createdAt };
    const tries: EndedTry[] = [];
    const onTry = (ended: EndedTry) => void tries.push(ended);
    const note = (candidate: Candidate) => toRecord(toLostCall({ ...of, tries, candidate }));
    const record = (error?: unknown) => {
      if (!tries.some(({ asked }) => asked)) return;
      ledger.record(toModelCall({ ...of, tries, latencyMs: Math.round(performance.now() - started), error }));
    };
    try {
      const result = await caller.call(candidates, request, { ...options, note, onTry });
      record();
      return result;
    } catch (error) {
      record(error);
      throw error;
    }
  },
  circuitState: (candidate) => caller.circuitState(candidate),
});
