/** There is no room for another large body now. `message` is safe to show. */
export class OverloadError extends Error {
  override readonly name = 'OverloadError';
  readonly code = 'overloaded';
  /** When to come again, in seconds. */
  readonly retryAfterSeconds = 2;

  constructor() {
    super('Too many large requests are being read. Try again in a moment.');
  }
}
