/** `fetch`, or what stands in for it. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Resolves after so many milliseconds; rejects when `signal` is aborted before. */
export type Wait = (ms: number, signal?: AbortSignal) => Promise<void>;

/** How calls are made; each call may say it anew. */
export interface CallDefaults {
  /**
   * Longest wait for a reply, and for each next piece of a stream, in milliseconds; `Infinity` for any. It
   * begins anew with each try. Default: two minutes; for uploads of files, which may take long, any.
   */
  timeoutMs?: number | undefined;
  /**
   * How often a call is tried again after network errors, timeouts, 429 and 503, and 502 and 504 of a proxy.
   * Only what is safe is: reads, and calls with an idempotency key. 0 for never. Default: 2.
   */
  retries?: number | undefined;
  /**
   * Id of the organization in which the call acts. Default: that of the key, or the one that the person
   * signed in to.
   */
  organization?: string | undefined;
  /** Headers that go with each request, beside the client's own. */
  headers?: Readonly<Record<string, string>> | undefined;
}

/** What a single call may say beside its input. */
export interface CallOptions extends CallDefaults {
  /** Ends the call, its waits and its stream: they fail with the code `aborted`. */
  signal?: AbortSignal | undefined;
  /**
   * For endpoints that create: sent again within 24 hours with the same key, a call answers what it answered
   * first. 1 to 255 visible ASCII characters. Default: a random one for each call, the same for its retries.
   */
  idempotencyKey?: string | undefined;
  /**
   * For changes of what has versions: only if the newest version has this number. Otherwise the call fails
   * with `version_conflict`.
   */
  ifMatch?: number | undefined;
}

/** Where the API is and who calls. Without a key or token only the public endpoints answer. */
export interface ClientOptions extends CallDefaults {
  /** Where the API is, `http://localhost:5080` for instance; a path before `/api` is kept. */
  baseUrl: string;
  /** `prk_…`: for programs. */
  apiKey?: string | undefined;
  /** Of a session: for people who signed in. */
  accessToken?: string | undefined;
  /**
   * `cookie` in pages of the server itself: the browser shows the cookie that it got from
   * `login({ …, session: 'cookie' })`, and no script has a token. There is nothing to refresh.
   */
  session?: 'cookie' | undefined;
  /**
   * Longest `Retry-After` that is waited for, in seconds; beyond it the error is yours at once. Default: 60.
   */
  maxRetryAfterSeconds?: number | undefined;
  /** Default: the global one. */
  fetch?: Fetch | undefined;
  /**
   * How the client waits before it tries or asks again. Default: a timer; tests give one that does not wait.
   */
  wait?: Wait | undefined;
}
