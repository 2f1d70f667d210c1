import { DomainError } from '../../errors/domain-error.ts';
import type { RateFacts } from './rate-facts.ts';

/** A call to a model came too early; the code is `rate_limited`. */
export class CallRateError extends DomainError {
  /** Of the limit that refused it. */
  readonly rate: RateFacts;
  /** Whether it was the key's limit of tokens, not one of requests. */
  readonly ofTokens: boolean;

  constructor(detail: string, { rate, ofTokens, retryAfterSeconds }: CallRateErrorOptions) {
    super('rate_limited', `${detail} Try again in ${retryAfterSeconds} s.`, { retryAfterSeconds });
    this.rate = rate;
    this.ofTokens = ofTokens;
  }
}

interface CallRateErrorOptions {
  rate: RateFacts;
  ofTokens: boolean;
  retryAfterSeconds: number;
}
