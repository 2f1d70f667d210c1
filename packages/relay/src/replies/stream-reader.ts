import type { ProviderError } from '@refinery/providers/errors.ts';
import type { SseEvent } from '../sse/read-event.ts';
import type { ReplyFacts } from './reply-facts.ts';

/** What an event of a reply is. */
export type Reading =
  /** Something that the model said: a token, a thought, a call of a tool, or that it is done. */
  | { kind: 'content' }
  /** The usage of chat completions and nothing else. */
  | { kind: 'usage' }
  /** The last event of a reply. */
  | { kind: 'end' }
  /** The vendor failed. `body` has an error as failed requests have it. */
  | { kind: 'error'; body: unknown }
  | { kind: 'other' };

/** Reads the events of one reply, in the order of their coming. */
export interface StreamReader {
  readonly facts: ReplyFacts;
  /**
   * Reads the next event.
   * @throws {SyntaxError} where its data is not JSON
   */
  read(event: SseEvent): Reading;
  /** Whether the reply is complete where it ends now. */
  isWhole(): boolean;
  /** Whether the protocol's last event says nothing that was not told before: some vendors leave it out. */
  readonly hasIdleEnd: boolean;
  /** The event by which the protocol tells that a stream has failed. */
  errorEvent(error: ProviderError): string;
}

/** What a client is told of a failure, in the words of the protocols. */
export function errorCode({ reason, kind }: ProviderError): string {
  return reason ?? kind;
}
