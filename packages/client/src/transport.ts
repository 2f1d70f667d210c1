import { ApiError } from './api-error.ts';
import { type Chunks, Lines } from './lines.ts';
import { type Operation, toRequest, type WireRequest } from './operation.ts';
import type { CallOptions, ClientOptions } from './options.ts';
import { nextLink, type Page, Pages } from './pages.ts';
import { hasNoBody, NOT_MODIFIED, send } from './send.ts';

type Input = object | string;

/** The four kinds of calls. Every failure of theirs is an `ApiError`. */
export class Transport {
  readonly #client: ClientOptions;
  readonly #baseUrl: URL;

  /** Throws a TypeError where the base URL is none. */
  constructor(client: ClientOptions) {
    this.#client = client;
    this.#baseUrl = new URL(client.baseUrl);
  }

  /** A call with one reply. */
  async call<T>(operation: Operation, input: Input, options: CallOptions): Promise<T> {
    const request = toRequest(operation, this.#baseUrl, input);
    return (await this.#readJson<T>(operation, request, options)).value;
  }

  /**
   * A call whose reply may be the one that the caller has already, by its tag: then it is null.
   * @param tag of the reply that the caller has
   */
  async callIfChanged<T>(
    operation: Operation,
    input: Input,
    { tag, ...options }: CallOptions & { tag: string | undefined },
  ): Promise<{ value: T; tag: string | undefined } | null> {
    const request = toRequest(operation, this.#baseUrl, input);
    const headers = { ...options.headers, ...(tag === undefined ? {} : { 'if-none-match': tag }) };
    const changeable = { ...operation, statuses: [...operation.statuses, NOT_MODIFIED] };
    const { value, response } = await this.#readJson<T>(changeable, request, { ...options, headers });
    if (response.status === NOT_MODIFIED) return null;
    return { value, tag: response.headers.get('etag') ?? undefined };
  }

  /** A list: its pages come as they are asked for. */
  pages<T>(operation: Operation, input: Input, options: CallOptions): Pages<T> {
    const pageAt = async (url: URL): Promise<Page<T>> => {
      const { value, response } = await this.#readJson<T[]>(operation, { url }, options);
      const next = nextLink(response.headers.get('link'), url);
      return { items: value, next: async () => next && pageAt(next) };
    };
    return new Pages(async () => pageAt(toRequest(operation, this.#baseUrl, input).url));
  }

  /** A stream: it is asked for when it is read. */
  lines<T>(operation: Operation, input: Input, options: CallOptions): Lines<T, string> {
    return new Lines((accept = operation.accept) =>
      this.#readChunks({ ...operation, accept }, input, options),
    );
  }

  /** A file: it is asked for when it is read. */
  bytes(operation: Operation, input: Input, options: CallOptions): Chunks {
    return this.#readChunks(operation, input, options);
  }

  async *#readChunks(operation: Operation, input: Input, options: CallOptions): Chunks {
    const request = toRequest(operation, this.#baseUrl, input);
    const call = { operation, request, options };
    const { response, deadline } = await send(this.#client, call, async (answer) => answer);
    const reader = response.body?.getReader();
    try {
      for (;;) {
        const chunk = await deadline.during(async () => reader?.read());
        if (!chunk?.value) return;
        yield chunk.value;
      }
    } finally {
      deadline.release();
    }
  }

  #readJson<T>(operation: Operation, request: WireRequest, options: CallOptions) {
    return send(this.#client, { operation, request, options }, async ({ response, deadline }) => {
      const text = await deadline.during(() => response.text());
      deadline.release();
      const value: T = parse(text, response);
      return { value, response };
    });
  }
}

function parse(text: string, response: Response) {
  try {
    return hasNoBody(response) ? undefined : JSON.parse(text);
  } catch {
    throw ApiError.of(response, text);
  }
}
