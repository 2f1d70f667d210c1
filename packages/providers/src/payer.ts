import type { Candidate, CompletionReply, CompletionRequest } from './spec.ts';

/** One try at one completion, which costs money. */
export interface PaidCall {
  /** With the model that is asked, whoever named it. */
  candidate: Candidate;
  request: Omit<CompletionRequest, 'model'>;
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
  /** To be called once: with the reply, or with null where there was none, which costs nothing. Never throws. */
  settle(reply: CompletionReply | null): Promise<void>;
}

/** Makes a call that is paid for, whatever becomes of it. */
export async function withPayment(
  payer: Payer | undefined,
  call: PaidCall,
  run: () => Promise<CompletionReply>,
): Promise<CompletionReply> {
  if (!payer) return run();
  const payment = await payer.reserve(call);
  let reply: CompletionReply | null = null;
  try {
    reply = await run();
    return reply;
  } finally {
    await payment.settle(reply);
  }
}

/** Of the frames around messages, and what a vendor makes of a schema. */
const TOKENS_BESIDE_TEXT = 1_000;

/**
 * An upper bound of the tokens that a request is billed for, whichever vendor counts: a token stands for a byte of UTF-8 at
 * least. Vendors' own counts differ by a third and more.
 */
export function mostInputTokens({
  system,
  user,
  conversation = [],
  jsonSchema,
}: Omit<CompletionRequest, 'model'>): number {
  const texts = [system, user, ...conversation.map(({ text }) => text), JSON.stringify(jsonSchema ?? {})];
  return texts.reduce((bytes, text) => bytes + Buffer.byteLength(text), TOKENS_BESIDE_TEXT);
}
