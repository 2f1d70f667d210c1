import { ProviderError } from '@refinery/providers/errors.ts';
import { isRecord } from '@refinery/providers/json.ts';
import { BodyError } from '../body/body-error.ts';
import { KeySet } from '../body/key-set.ts';
import { parseData } from '../replies/parse-data.ts';
import { messagesUsage } from '../replies/token-usage.ts';
import type { SseEvent } from '../sse/read-event.ts';
import { completionUsage, finishReason } from './completion-parts.ts';
import { translatedErrorEvent } from './openai-error.ts';
import { RawValue } from './raw-value.ts';

export interface CompletionOptions {
  /** Whether the caller asked for the usage of its stream. */
  includeUsage: boolean;
  /** Unix seconds. */
  created: number;
}

type Block =
  | { type: 'tool_use'; index: number; hasArguments: boolean }
  | { type: 'thinking'; thinking: string; signature: string }
  | { type: 'redacted_thinking'; data: unknown }
  | { type: 'other' };

const EVENT = new KeySet(['content_block']);
const BLOCK = new KeySet(['input']);
/**
 * What is told of all blocks of thoughts, in characters: all of them with each. No model thinks so much, and
 * to tell it would take ever longer.
 */
const MOST_THOUGHTS = 4 * 1024 * 1024;
/** A line that readers skip: they see that the connection lives. */
const COMMENT = ': ping\n\n';

const record = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {});
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Turns the events of one streamed message into the chunks of a chat completion. */
export class CompletionStream {
  readonly #options: CompletionOptions;
  #id: unknown = null;
  #model: unknown = null;
  #counts: Record<string, unknown> = {};
  #block: Block = { type: 'other' };
  #calls = 0;
  readonly #thinkingBlocks: object[] = [];
  #toldThoughts = 0;
  #hasEnded = false;

  constructor(options: CompletionOptions) {
    this.#options = options;
  }

  /**
   * What goes out for an event; empty where nothing does.
   * @throws {SyntaxError} where its data is not JSON, which the relay lets nobody see
   */
  read(event: SseEvent): string {
    if (this.#hasEnded) return '';
    try {
      return this.#read(event);
    } catch (error) {
      if (!(error instanceof BodyError)) throw error;
      this.#hasEnded = true;
      const { message } = new ProviderError({ provider: 'anthropic', kind: 'malformed_reply' });
      return translatedErrorEvent({ error: { message, code: 'malformed_reply' } });
    }
  }

  #read({ name, data }: SseEvent): string {
    if (data === undefined || data === '') return '';
    const event = parseData(data);
    switch (event.type) {
      case 'message_start':
        return this.#start(record(event.message));
      case 'content_block_start':
        return this.#startBlock(record(event.content_block), data);
      case 'content_block_delta':
        return this.#delta(record(event.delta));
      case 'content_block_stop':
        return this.#stopBlock();
      case 'message_delta':
        return this.#finish(record(event.delta), event.usage);
      case 'message_stop':
        return this.#end();
      case 'ping':
        return COMMENT;
      default:
        if (event.type !== 'error' && name !== 'error') return '';
        this.#hasEnded = true;
        return translatedErrorEvent(event);
    }
  }

  #start(message: Record<string, unknown>): string {
    this.#id = message.id ?? null;
    this.#model = message.model ?? null;
    this.#count(message.usage);
    return this.#choice({ role: 'assistant', content: '', refusal: null });
  }

  #startBlock(block: Record<string, unknown>, data: string): string {
    this.#block = { type: 'other' };
    switch (block.type) {
      case 'text':
        return block.text ? this.#choice({ content: textOf(block.text) }) : '';
      case 'thinking':
        this.#block = { type: 'thinking', thinking: '', signature: textOf(block.signature) };
        return this.#think(textOf(block.thinking));
      case 'redacted_thinking':
        this.#block = { type: 'redacted_thinking', data: block.data };
        return '';
      case 'tool_use': {
        // As a rule the arguments come in pieces. Where they come at once, they are taken as they are.
        const told = Object.keys(record(block.input)).length > 0 ? argumentsIn(data) : '';
        const index = this.#calls;
        this.#calls += 1;
        this.#block = { type: 'tool_use', index, hasArguments: told !== '' };
        const called = { name: textOf(block.name), arguments: told };
        return this.#choice({
          tool_calls: [{ index, id: textOf(block.id), type: 'function', function: called }],
        });
      }
      default:
        return '';
    }
  }

  #delta(delta: Record<string, unknown>): string {
    const block = this.#block;
    switch (delta.type) {
      case 'text_delta':
        return this.#choice({ content: textOf(delta.text) });
      case 'thinking_delta':
        return this.#think(textOf(delta.thinking));
      case 'signature_delta':
        if (block.type === 'thinking') block.signature += textOf(delta.signature);
        return '';
      case 'input_json_delta': {
        const piece = textOf(delta.partial_json);
        if (block.type !== 'tool_use' || piece === '') return '';
        block.hasArguments = true;
        return this.#arguments(block.index, piece);
      }
      default:
        return '';
    }
  }

  #think(thinking: string): string {
    const block = this.#block;
    if (block.type !== 'thinking' || thinking === '') return '';
    block.thinking += thinking;
    return this.#choice({ reasoning_content: thinking });
  }

  #stopBlock(): string {
    const block = this.#block;
    this.#block = { type: 'other' };
    // Readers parse the arguments: nothing is no JSON.
    if (block.type === 'tool_use') return block.hasArguments ? '' : this.#arguments(block.index, '{}');
    if (block.type === 'other') return '';
    this.#thinkingBlocks.push(block);
    // All of them each time: SDKs keep the last value of a field that they do not know.
    const told = this.#choice({ thinking_blocks: this.#thinkingBlocks });
    this.#toldThoughts += told.length;
    if (this.#toldThoughts > MOST_THOUGHTS) throw new BodyError('too_many_parts', 0);
    return told;
  }

  #finish(delta: Record<string, unknown>, usage: unknown): string {
    this.#count(usage);
    if (!delta.stop_reason) return '';
    const { explanation } = record(delta.stop_details);
    const refusal = explanation ? { refusal: textOf(explanation) } : {};
    return this.#choice(refusal, finishReason(delta.stop_reason));
  }

  #end(): string {
    this.#hasEnded = true;
    const usage = completionUsage(messagesUsage(this.#counts));
    const told = this.#options.includeUsage ? this.#chunk({ choices: [], usage }) : '';
    return `${told}data: [DONE]\n\n`;
  }

  #arguments(index: number, piece: string): string {
    return this.#choice({ tool_calls: [{ index, function: { arguments: piece } }] });
  }

  #choice(delta: object, reason: string | null = null): string {
    const usage = this.#options.includeUsage ? { usage: null } : {};
    return this.#chunk({ choices: [{ index: 0, delta, logprobs: null, finish_reason: reason }], ...usage });
  }

  #chunk(said: object): string {
    const { created } = this.#options;
    const head = { id: this.#id, object: 'chat.completion.chunk', created, model: this.#model };
    return `data: ${JSON.stringify({ ...head, ...said })}\n\n`;
  }

  /** Each event tells only what has changed. */
  #count(usage: unknown): void {
    const told = Object.entries(record(usage)).filter(([, value]) => value !== null);
    this.#counts = { ...this.#counts, ...Object.fromEntries(told) };
  }
}

/** The arguments that the start of a block brings along, as they are written there. */
function argumentsIn(data: string): string {
  const { content_block: block } = RawValue.of(Buffer.from(data)).pick(EVENT);
  return block?.pick(BLOCK).input?.bytes.toString() ?? '';
}
