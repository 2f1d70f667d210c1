import { Readable } from 'node:stream';
import { ProviderError } from '@refinery/providers/errors.ts';
import { BodyError } from '../body/body-error.ts';
import { LARGE_BYTES } from '../large/large-bytes.ts';
import type { ReplyReaders } from '../replies/reply-readers.ts';
import type { StreamReader } from '../replies/stream-reader.ts';
import { EventSplitter } from '../sse/event-splitter.ts';
import { readEvent, type SseEvent } from '../sse/read-event.ts';
import { ReplyTooLargeError } from '../sse/reply-too-large-error.ts';
import type { Call } from './call.ts';
import type { RelayOptions, RelayRequest } from './relay-request.ts';
import type { Settlement } from './settlement.ts';

/**
 * How long a vendor may take to close a reply that is whole, in milliseconds; then its connection is not used
 * again.
 */
const CLOSING_MS = 1000;

/** To read a byte of small events takes so many times as long as to read one of a body. */
const COST_OF_EVENTS = 4;

const BLANK_LINE = Buffer.from('\n\n');

const ABANDONED = new Error('The reader of a reply has left.');

/** Pieces one after the other, small ones together; what is large is not copied. */
function* joined(pieces: readonly Buffer[]): Generator<Buffer> {
  let small: Buffer[] = [];
  let size = 0;
  for (const piece of pieces) {
    if (size > 0 && size + piece.length > LARGE_BYTES) {
      yield Buffer.concat(small);
      small = [];
      size = 0;
    }
    small.push(piece);
    size += piece.length;
  }
  const [first, ...more] = small;
  if (first) yield more.length > 0 ? Buffer.concat(small) : first;
}

export interface StreamParts {
  request: Pick<RelayRequest, 'provider' | 'hideUsage'>;
  options: Required<Pick<RelayOptions, 'maxHeldBytes'>> & { readers: ReplyReaders };
  call: Call;
  settlement: Settlement;
  reader: StreamReader;
  /** Makes an error of what a vendor says within a good reply. */
  toError(body: unknown): ProviderError;
  source: AsyncIterator<Buffer>;
}

/** A streamed reply on its way: events come in, and leave as they are, each one whole. */
export class StreamedReply {
  readonly #parts: StreamParts;
  readonly #splitter: EventSplitter;
  #hasBegun = false;
  #hasEnded = false;
  #failure: ProviderError | undefined;

  constructor(parts: StreamParts) {
    this.#parts = parts;
    this.#splitter = new EventSplitter(parts.options.maxHeldBytes);
    parts.settlement.facts = parts.reader.facts;
  }

  /**
   * Waits for the first content.
   * @returns all that has come by then
   * @throws what went wrong, so that another vendor can be asked
   */
  async begin(): Promise<Buffer[]> {
    const held: Buffer[] = [];
    let size = 0;
    while (!this.#hasBegun) {
      const { value, done } = await this.#parts.source.next();
      if (done) throw this.#cutError();
      for (const events of joined(await this.#take(value))) {
        held.push(events);
        size += events.length;
      }
      // What failed in the same breath has not begun: nobody has seen any of it.
      if (this.#failure) throw this.#failure;
      if (size > this.#parts.options.maxHeldBytes) throw new ReplyTooLargeError();
    }
    this.#parts.settlement.firstContentMs = this.#parts.call.elapsed();
    return held;
  }

  /** The bytes for the caller. They are fetched from the vendor as the caller takes them. */
  body(held: Buffer[]): Readable {
    const { call, settlement } = this.#parts;
    const pieces = this.#bytes(held);
    const body: Readable = new Readable({
      read: () => {
        pieces.next().then(
          ({ value, done }) => body.push(done ? null : value),
          (error) => body.destroy(error),
        );
      },
      // At once: the generator may be waiting for a vendor that is silent, and would end only with its next
      // piece.
      destroy: (error, done) => {
        settlement.settle('cancelled');
        if (!this.#hasEnded) call.abort(ABANDONED);
        done(error);
      },
    });
    // Whoever has left does not listen any more, and an error that nobody listens to ends the process.
    body.on('error', () => {});
    call.signal.addEventListener(
      'abort',
      () => {
        const { reason } = call.signal;
        if (reason instanceof ProviderError) settlement.settle('truncated', reason);
        else settlement.settle('cancelled');
      },
      { once: true },
    );
    return body;
  }

  async *#bytes(held: Buffer[]): AsyncGenerator<Buffer> {
    yield* joined(held);
    while (!this.#hasEnded) yield* joined(await this.#next());
  }

  async #next(): Promise<Buffer[]> {
    const { call, source } = this.#parts;
    try {
      call.signal.throwIfAborted();
      const { value, done } = await call.untilNext(() => source.next());
      return await (done ? this.#finish() : this.#take(value));
    } catch (error) {
      const failure = call.failure(error);
      if (!(failure instanceof ProviderError)) throw failure;
      return [this.#cut(failure.reason === 'connection_cut' ? this.#cutError() : failure)];
    }
  }

  /**
   * The vendor has ended. Some leave out the blank line behind their last event, which readers wait for, or
   * an end that says nothing.
   */
  async #finish(): Promise<Buffer[]> {
    const { reader } = this.#parts;
    const events: Buffer[] = [];
    const last = this.#splitter.rest(BLANK_LINE);
    const event = last.length < LARGE_BYTES ? readEvent(last) : await this.#readLarge(last);
    const reading = this.#read(event);
    const isEnd = !(reading instanceof ProviderError) && reader.hasIdleEnd && reader.isWhole();
    if (reading.kind === 'end' || (isEnd && last !== BLANK_LINE)) this.#takeEvent(last, event, events);
    if (isEnd && !this.#hasEnded) this.#complete();
    return this.#hasEnded ? events : [this.#cut(this.#cutError())];
  }

  /** Takes in a chunk, and gives the events that go out for it. */
  async #take(chunk: Buffer): Promise<Buffer[]> {
    this.#parts.settlement.bytes += chunk.length;
    const turn = this.#parts.options.readers.take(COST_OF_EVENTS * chunk.length);
    if (turn) await turn;
    const events: Buffer[] = [];
    for (const bytes of this.#splitter.push(chunk)) {
      // What follows the end means nothing, and does no harm.
      if (this.#hasEnded) events.push(bytes);
      else {
        const event = bytes.length < LARGE_BYTES ? readEvent(bytes) : await this.#readLarge(bytes);
        if (!this.#takeEvent(bytes, event, events)) break;
      }
    }
    return events;
  }

  /** What a large event says; undefined where it cannot be read. */
  async #readLarge(bytes: Buffer): Promise<SseEvent | undefined> {
    try {
      return await this.#parts.options.readers.largeEvent(bytes);
    } catch (error) {
      if (error instanceof BodyError) return undefined;
      throw error;
    }
  }

  /** Whether what follows may go out, too. */
  #takeEvent(bytes: Buffer, event: SseEvent | undefined, events: Buffer[]): boolean {
    const { reader, request } = this.#parts;
    const reading = this.#read(event);
    if (reading instanceof ProviderError) return this.#fail(reading, events);
    if (reading.kind === 'error') return this.#fail(this.#parts.toError(reading.body), events, bytes);
    if (reading.kind === 'usage' && request.hideUsage) return true;
    if (reading.kind === 'content') this.#hasBegun = true;
    if (reading.kind === 'end') {
      if (!reader.isWhole()) return this.#fail(this.#cutError(), events);
      this.#hasBegun = true;
      this.#complete();
    }
    events.push(bytes);
    return true;
  }

  #read(event: SseEvent | undefined) {
    try {
      if (event) return this.#parts.reader.read(event);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
    return new ProviderError({ provider: this.#parts.request.provider, kind: 'malformed_reply' });
  }

  /**
   * Ends the reply with an error: the vendor's own, where it told one, else one of ours. Before it began,
   * throws.
   */
  #fail(error: ProviderError, events: Buffer[], told?: Buffer): false {
    if (!this.#hasBegun) throw error;
    this.#failure = error;
    if (told) {
      this.#hasEnded = true;
      this.#parts.settlement.settle('failed', error);
      this.#parts.call.abort(error);
    }
    events.push(told ?? this.#cut(error));
    return false;
  }

  /** Ends a reply that is not whole, and gives the event that says so. */
  #cut(error: ProviderError): Buffer {
    const { reader, settlement, call } = this.#parts;
    this.#hasEnded = true;
    settlement.settle('truncated', error);
    call.abort(error);
    return Buffer.from(reader.errorEvent(error));
  }

  #cutError(): ProviderError {
    return new ProviderError({
      provider: this.#parts.request.provider,
      kind: 'network',
      reason: 'stream_truncated',
    });
  }

  #complete(): void {
    this.#hasEnded = true;
    this.#parts.settlement.settle('completed');
    void this.#drain();
  }

  /** Reads to the end of the connection's message, so that the connection can be used again. */
  async #drain(): Promise<void> {
    const { call, source } = this.#parts;
    const timer = setTimeout(() => call.abort(ABANDONED), CLOSING_MS);
    try {
      while (!(await source.next()).done);
    } catch {
      // The reply is whole, whatever comes of its connection.
    } finally {
      clearTimeout(timer);
      call.close();
    }
  }
}
