import type { ProviderError } from '@refinery/providers/errors.ts';
import { noFacts, type ReplyFacts } from '../replies/reply-facts.ts';
import type { Call } from './call.ts';
import type { RelayOutcome, RelayStatus } from './relay-reply.ts';

/** Gathers what is told of a reply when it has ended, which it does once. */
export class Settlement {
  readonly outcome: Promise<RelayOutcome>;
  facts: ReplyFacts = noFacts();
  bytes = 0;
  firstContentMs = 0;
  readonly #call: Call;
  readonly #requestId: string | null;
  readonly #resolve: (outcome: RelayOutcome) => void;

  constructor(call: Call, requestId: string | null) {
    this.#call = call;
    this.#requestId = requestId;
    const { promise, resolve } = Promise.withResolvers<RelayOutcome>();
    this.outcome = promise;
    this.#resolve = resolve;
  }

  /** Ends it; all but the first time nothing happens. */
  settle(status: RelayStatus, error: ProviderError | null = null): void {
    this.#resolve({
      status,
      error,
      ...this.facts,
      firstContentMs: this.firstContentMs,
      wholeMs: this.#call.elapsed(),
      bytes: this.bytes,
      requestId: this.#requestId,
    });
  }
}
