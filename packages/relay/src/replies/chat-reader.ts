import type { ProviderError } from '@refinery/providers/errors.ts';
import { isRecord } from '@refinery/providers/json.ts';
import type { SseEvent } from '../sse/read-event.ts';
import { parseData } from './parse-data.ts';
import { nameOf, noFacts } from './reply-facts.ts';
import { errorCode, type Reading, type StreamReader } from './stream-reader.ts';
import { chatUsage } from './token-usage.ts';

/** The members of a delta that hold what a model says; vendors call its thoughts by several names. */
const CONTENT = [
  ...['content', 'refusal', 'tool_calls', 'function_call', 'audio'],
  ...['reasoning', 'reasoning_content', 'reasoning_details'],
];

function isSaid(value: unknown): boolean {
  if (typeof value === 'string' || Array.isArray(value)) return value.length > 0;
  return isRecord(value);
}

/** Reads streamed chat completions. https://platform.openai.com/docs/api-reference/chat-streaming */
export class ChatReader implements StreamReader {
  readonly facts = noFacts();
  /** `[DONE]`: each choice has told its finish reason by then. */
  readonly hasIdleEnd = true;
  readonly #begun = new Set<unknown>();
  readonly #finished = new Set<unknown>();

  read({ name, data }: SseEvent): Reading {
    if (data === undefined || data === '') return { kind: 'other' };
    if (data === '[DONE]') return { kind: 'end' };
    const chunk = parseData(data);
    if (chunk.error || name === 'error') return { kind: 'error', body: chunk };
    this.facts.model = nameOf(chunk.model) ?? this.facts.model;
    const usage = chatUsage(chunk.usage);
    // Groq tells it beside the last choice, whoever asks.
    const beside = isRecord(chunk.x_groq) ? chatUsage(chunk.x_groq.usage) : null;
    this.facts.usage = usage ?? beside ?? this.facts.usage;
    const choices = Array.isArray(chunk.choices) ? chunk.choices : [];
    if (usage && choices.length === 0) return { kind: 'usage' };
    const said = choices.filter((choice) => this.#choice(choice));
    return { kind: said.length > 0 ? 'content' : 'other' };
  }

  isWhole(): boolean {
    return this.#finished.size > 0 && this.#begun.size === this.#finished.size;
  }

  errorEvent(error: ProviderError): string {
    const body = { message: error.message, type: 'server_error', param: null, code: errorCode(error) };
    return `data: ${JSON.stringify({ error: body })}\n\n`;
  }

  /** Takes in one choice, and says whether the model said something in it, or is done. */
  #choice(choice: unknown): boolean {
    if (!isRecord(choice)) return false;
    const { delta } = choice;
    const reason = nameOf(choice.finish_reason);
    this.#begun.add(choice.index);
    if (reason) {
      this.#finished.add(choice.index);
      this.facts.finishReason = reason;
      return true;
    }
    return isRecord(delta) && CONTENT.some((member) => isSaid(delta[member]));
  }
}
