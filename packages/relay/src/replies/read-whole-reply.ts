import { BodyError } from '../body/body-error.ts';
import { JsonCursor } from '../body/json-cursor.ts';
import { KeySet } from '../body/key-set.ts';
import type { Range } from '../body/range.ts';
import type { BodyProtocol } from '../body/scanned-body.ts';
import { nameOf, type ReplyFacts } from './reply-facts.ts';
import { responseFinishReason } from './responses-reader.ts';
import { chatUsage, messagesUsage, responsesUsage } from './token-usage.ts';

const KEYS = new KeySet([
  ...['type', 'error', 'model', 'usage', 'choices', 'stop_reason', 'status', 'incomplete_details'],
]);
const CHOICE_KEYS = new KeySet(['finish_reason']);
/** What is parsed of a reply is small; what is larger says nothing. */
const MAX_VALUE_BYTES = 64 * 1024;

/** What a whole reply says of itself. */
export interface WholeReply {
  facts: ReplyFacts;
  /** Whether it is an error, though its status is good. */
  isError: boolean;
}

function usageOf(protocol: BodyProtocol, usage: unknown): ReplyFacts['usage'] {
  if (protocol === 'messages') return messagesUsage(usage);
  return protocol === 'responses' ? responsesUsage(usage) : chatUsage(usage);
}

/**
 * Reads a whole reply in one pass, and parses only what is asked for: embeddings are megabytes of numbers.
 * @throws {BodyError} where it is no JSON object
 */
export function readWholeReply(bytes: Buffer, protocol: BodyProtocol): WholeReply {
  const cursor = new JsonCursor(bytes);
  const values: Record<string, unknown> = {};
  let finishReason: string | null = null;
  const parse = ({ start, end }: Range): unknown =>
    end - start > MAX_VALUE_BYTES ? {} : JSON.parse(bytes.toString('utf8', start, end));

  const readChoice = () => {
    if (cursor.kind() !== 'object') return void cursor.skip();
    cursor.members(CHOICE_KEYS, (name) => {
      const range = cursor.skip();
      if (name) finishReason = nameOf(parse(range)) ?? finishReason;
    });
  };
  if (cursor.kind() !== 'object') throw new BodyError('invalid_type', 0);
  cursor.members(KEYS, (name) => {
    if (name === 'choices' && cursor.kind() === 'array') cursor.items(readChoice);
    else {
      const range = cursor.skip();
      if (name) values[name] = parse(range);
    }
  });
  cursor.end();
  if (protocol === 'messages') finishReason = nameOf(values.stop_reason);
  if (protocol === 'responses') finishReason = responseFinishReason(values);
  return {
    facts: { model: nameOf(values.model), finishReason, usage: usageOf(protocol, values.usage) },
    isError: Boolean(values.error) || values.type === 'error' || values.status === 'failed',
  };
}
