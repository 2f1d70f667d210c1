import type { ProviderError } from '@refinery/providers/errors.ts';
import { isRecord } from '@refinery/providers/json.ts';
import type { SseEvent } from '../sse/read-event.ts';
import { parseData } from './parse-data.ts';
import { nameOf, noFacts } from './reply-facts.ts';
import { errorCode, type Reading, type StreamReader } from './stream-reader.ts';
import { responsesUsage } from './token-usage.ts';

/** Items that begin empty; every other says something at once, such as which tool is called. */
const EMPTY_ITEMS = new Set<unknown>(['message', 'reasoning']);

/** Why a response ended: its status, or what left it incomplete. */
export function responseFinishReason(response: Record<string, unknown>): string | null {
  const details = isRecord(response.incomplete_details) ? response.incomplete_details : {};
  return nameOf(details.reason) ?? nameOf(response.status);
}

/** Reads streamed responses. https://platform.openai.com/docs/api-reference/responses-streaming */
export class ResponsesReader implements StreamReader {
  readonly facts = noFacts();
  readonly hasIdleEnd = false;
  #sequence = -1;

  read({ name, data }: SseEvent): Reading {
    if (data === undefined || data === '' || data === '[DONE]') return { kind: 'other' };
    const event = parseData(data);
    if (Number.isSafeInteger(event.sequence_number)) this.#sequence = Number(event.sequence_number);
    const response = isRecord(event.response) ? event.response : {};
    this.facts.model = nameOf(response.model) ?? this.facts.model;
    this.facts.usage = responsesUsage(response.usage) ?? this.facts.usage;
    switch (event.type) {
      case 'error':
        return { kind: 'error', body: event.error ? event : { error: event } };
      case 'response.failed':
        return { kind: 'error', body: response };
      case 'response.completed':
      case 'response.incomplete':
        this.facts.finishReason = responseFinishReason(response);
        return { kind: 'end' };
      case 'response.output_item.added': {
        const item = isRecord(event.item) ? event.item : {};
        return { kind: EMPTY_ITEMS.has(item.type) ? 'other' : 'content' };
      }
      default:
        if (name === 'error' || event.error) return { kind: 'error', body: event };
        return { kind: event.delta ? 'content' : 'other' };
    }
  }

  isWhole(): boolean {
    return this.facts.finishReason !== null;
  }

  errorEvent(error: ProviderError): string {
    const body = {
      type: 'error',
      code: errorCode(error),
      message: error.message,
      param: null,
      sequence_number: this.#sequence + 1,
    };
    return `event: error\ndata: ${JSON.stringify(body)}\n\n`;
  }
}
