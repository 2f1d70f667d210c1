import type { Candidate, CompletionReply, CompletionRequest } from './spec.ts';

/** One try at one completion, which costs money. */
export interface PaidCall {
  /** With the model that is asked, whoever named it. */
  candidate: Candidate;
  request: Omit<CompletionRequest, 'model'>;
  /** What is to be known of the call if its process dies; see `CallOptions.note`. */
  note?: string | undefined;
}

/** Lets tenants pay for what is asked of vendors. It knows who pays by `candidate.tenant`. */
export interface Payer {
  /**
   * Sets the money for a call aside, right before it is made.
   * @throws {ProviderError} `budget` where there is not enough; the call is not made then
   */
  reserve(call: PaidCall): Promise<Payment>;
}

/** Money that is set aside for one call. */
export interface Payment {
  /**
   * To be called once: with the reply, or with null where there was none, which costs nothing. Never throws.
   * Answers what the call is booked at, in millionths of a US dollar; null where nobody knows.
   */
  settle(reply: CompletionReply | null): Promise<number | null>;
}

/** A reply, and what it is booked at; null where nobody counts or knows. */
interface PaidReply {
  reply: CompletionReply;
  micros: number | null;
}

/** Makes a call that is paid for, whatever becomes of it. */
export async function withPayment(
  payer: Payer | undefined,
  call: PaidCall,
  run: () => Promise<CompletionReply>,
): Promise<PaidReply> {
  if (!payer) return { reply: await run(), micros: null };
  const payment = await payer.reserve(call);
  let reply: CompletionReply;
  try {
    reply = await run();
  } catch (error) {
    await payment.settle(null);
    throw error;
  }
  return { reply, micros: await payment.settle(reply) };
}

/** What a vendor makes of a schema, and adds to any prompt. */
const TOKENS_BESIDE_TEXT = 1_000;
/** Around each message: its role and marks. Vendors take about five. */
const TOKENS_OF_A_FRAME = 10;

/**
 * An upper bound of the tokens that a request is billed for, whichever vendor counts: a token stands for a
 * byte of UTF-8 at least. Vendors' own counts differ by a third and more.
 */
export function mostInputTokens({ messages, jsonSchema }: Omit<CompletionRequest, 'model'>): number {
  const schema = Buffer.byteLength(JSON.stringify(jsonSchema ?? {}));
  return messages.reduce(
    (tokens, { text }) => tokens + Buffer.byteLength(text) + TOKENS_OF_A_FRAME,
    TOKENS_BESIDE_TEXT + schema,
  );
}
