import type Stripe from 'stripe';
import { DomainError } from '../errors/domain-error.ts';

export interface StripeClientOptions {
  secretKey: string;
  /** Undefined: that of Stripe. */
  baseUrl: string | undefined;
  /** What events may be signed with: one secret, and while it is exchanged two. */
  webhookSecrets: readonly string[];
}

/** How long one request to Stripe may take, in milliseconds. */
const TIMEOUT_MS = 20_000;
/** The SDK tries again where Stripe was not reached or asks for it, with the same idempotency key. */
const RETRIES = 2;

/** Speaks to Stripe by its SDK, which is loaded at first use: it takes 35 MB of memory. */
export class StripeClient {
  readonly #options: StripeClientOptions;
  #opened: Promise<Stripe> | undefined;

  constructor(options: StripeClientOptions) {
    this.#options = options;
  }

  /** Whether events of Stripe are read here at all. */
  get takesEvents(): boolean {
    return this.#options.webhookSecrets.length > 0;
  }

  /** Asks Stripe something. Errors: `billing_unavailable` where it does not answer or lets nobody in. */
  async ask<T>(use: (stripe: Stripe) => Promise<T>): Promise<T> {
    const stripe = await this.#open();
    try {
      return await use(stripe);
    } catch (error) {
      const message = UNAVAILABLE[typeOf(error) ?? ''];
      if (message === undefined) throw error;
      throw new DomainError('billing_unavailable', message, { retryAfterSeconds: 30, cause: error });
    }
  }

  /**
   * Reads an event that Stripe has sent.
   * @param body as it came, unread
   * @param signature the header `Stripe-Signature`
   * Errors: `signature_invalid`, also where the signature is older than five minutes.
   */
  async readEvent(body: string, signature: string): Promise<Stripe.Event> {
    const { webhooks } = await this.#open();
    for (const secret of this.#options.webhookSecrets) {
      try {
        return webhooks.constructEvent(body, signature, secret);
      } catch (error) {
        if (typeOf(error) !== 'StripeSignatureVerificationError') throw error;
      }
    }
    throw new DomainError('signature_invalid');
  }

  #open(): Promise<Stripe> {
    this.#opened ??= openStripe(this.#options);
    return this.#opened;
  }
}

async function openStripe({ secretKey, baseUrl }: StripeClientOptions): Promise<Stripe> {
  const { default: StripeSdk } = await import('stripe');
  const settings = { maxNetworkRetries: RETRIES, timeout: TIMEOUT_MS, telemetry: false };
  return new StripeSdk(secretKey, { ...settings, ...(baseUrl ? addressOf(baseUrl) : {}) });
}

function addressOf(baseUrl: string): Pick<Stripe.StripeConfig, 'host' | 'port' | 'protocol'> {
  const { hostname, port, protocol } = new URL(baseUrl);
  const secure = protocol === 'https:';
  return { host: hostname, port: port || (secure ? 443 : 80), protocol: secure ? 'https' : 'http' };
}

const AWAY = 'Stripe does not answer right now. Try again later.';
const KEY_REFUSED =
  'Stripe refuses the key of this service. An operator must check STRIPE_SECRET_KEY and what it may do.';

/** What Stripe's errors mean while nothing is wrong with the question. */
const UNAVAILABLE: Readonly<Record<string, string>> = {
  StripeConnectionError: AWAY,
  StripeAPIError: AWAY,
  StripeRateLimitError: AWAY,
  StripeAuthenticationError: KEY_REFUSED,
  StripePermissionError: KEY_REFUSED,
};

function typeOf(error: unknown): string | undefined {
  return error instanceof Error && 'type' in error && typeof error.type === 'string' ? error.type : undefined;
}

/** Whether Stripe has looked at a request and refused it, so that nothing of it was done. */
export const isInvalidRequest = (error: unknown): boolean => typeOf(error) === 'StripeInvalidRequestError';

/** The second one: the same was asked for in another way a moment before. */
const REFUSALS = ['StripeInvalidRequestError', 'StripeIdempotencyError'];

/**
 * Why Stripe refused a question, by its own code, such as `resource_missing`; undefined: it did not refuse.
 */
export function refusalCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !REFUSALS.some((one) => one === typeOf(error))) return undefined;
  return 'code' in error && typeof error.code === 'string' ? error.code : 'unnamed';
}
