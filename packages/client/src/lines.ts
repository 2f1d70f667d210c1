import { parseNdjson } from './ndjson.ts';

/** Bytes as they arrive. Left before its end, it ends the request. */
export type Chunks = AsyncGenerator<Uint8Array, void, void>;

/** A stream of values, each as soon as it has arrived. Every loop over it asks anew. */
export class Lines<T, Media extends string = never> implements AsyncIterable<T> {
  readonly #open: (accept?: string) => Chunks;

  constructor(open: (accept?: string) => Chunks) {
    this.#open = open;
  }

  [Symbol.asyncIterator](): AsyncGenerator<T, void, void> {
    return parseNdjson(this.#open());
  }

  /** The same in another form, as bytes. */
  as(contentType: Media): AsyncGenerator<Uint8Array, void, void> {
    return this.#open(contentType);
  }
}
