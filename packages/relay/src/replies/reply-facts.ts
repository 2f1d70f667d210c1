import type { TokenUsage } from './token-usage.ts';

/** What is known of a reply. None of its text is kept. */
export interface ReplyFacts {
  /** The model that answered, as the vendor names it. */
  model: string | null;
  /** Why it ended, in the vendor's words. */
  finishReason: string | null;
  /** What the vendor bills; of a reply that was cut, what it had told by then. */
  usage: TokenUsage | null;
}

/** Facts of a reply of which nothing has come. */
export function noFacts(): ReplyFacts {
  return { model: null, finishReason: null, usage: null };
}

/** A name from an untrusted reply: a string of a length that names have. */
export function nameOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && value.length <= 200 ? value : null;
}
