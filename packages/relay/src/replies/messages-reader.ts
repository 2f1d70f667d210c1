import type { ProviderError } from '@refinery/providers/errors.ts';
import { isRecord } from '@refinery/providers/json.ts';
import type { SseEvent } from '../sse/read-event.ts';
import { parseData } from './parse-data.ts';
import { nameOf, noFacts } from './reply-facts.ts';
import { errorCode, type Reading, type StreamReader } from './stream-reader.ts';
import { messagesUsage } from './token-usage.ts';

/** Blocks that begin empty; every other says something at once, such as which tool is called. */
const EMPTY_BLOCKS = new Set<unknown>(['text', 'thinking']);
const SAYINGS = ['text', 'thinking', 'partial_json', 'signature', 'citation'];

/** Reads streamed messages. https://docs.anthropic.com/en/docs/build-with-claude/streaming */
export class MessagesReader implements StreamReader {
  readonly facts = noFacts();
  readonly hasIdleEnd = false;
  /** What of the usage was told so far: each event tells only what has changed. */
  #counts: Record<string, unknown> = {};

  read({ name, data }: SseEvent): Reading {
    if (data === undefined || data === '') return { kind: 'other' };
    const event = parseData(data);
    switch (event.type) {
      case 'error':
        return { kind: 'error', body: event };
      case 'message_start': {
        const message = isRecord(event.message) ? event.message : {};
        this.facts.model = nameOf(message.model);
        this.#count(message.usage);
        return { kind: 'other' };
      }
      case 'content_block_start': {
        const block = isRecord(event.content_block) ? event.content_block : {};
        return { kind: EMPTY_BLOCKS.has(block.type) && !block.text && !block.thinking ? 'other' : 'content' };
      }
      case 'content_block_delta': {
        const delta = isRecord(event.delta) ? event.delta : {};
        return { kind: SAYINGS.some((member) => delta[member]) ? 'content' : 'other' };
      }
      case 'message_delta': {
        const delta = isRecord(event.delta) ? event.delta : {};
        this.#count(event.usage);
        this.facts.finishReason = nameOf(delta.stop_reason) ?? this.facts.finishReason;
        return { kind: this.facts.finishReason ? 'content' : 'other' };
      }
      case 'message_stop':
        return { kind: 'end' };
      default:
        return name === 'error' ? { kind: 'error', body: event } : { kind: 'other' };
    }
  }

  isWhole(): boolean {
    return this.facts.finishReason !== null;
  }

  errorEvent(error: ProviderError): string {
    const body = {
      type: 'error',
      error: { type: 'api_error', message: error.message, code: errorCode(error) },
    };
    return `event: error\ndata: ${JSON.stringify(body)}\n\n`;
  }

  #count(usage: unknown): void {
    if (!isRecord(usage)) return;
    const told = Object.entries(usage).filter(([, value]) => value !== null);
    this.#counts = { ...this.#counts, ...Object.fromEntries(told) };
    this.facts.usage = messagesUsage(this.#counts);
  }
}
