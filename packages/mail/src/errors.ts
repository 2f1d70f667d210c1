/**
 * A message that was not taken. Its words are safe to keep: they name neither addresses nor what the server
 * said.
 */
export class MailError extends Error {
  /** Whether the same message may be taken later. */
  readonly retryable: boolean;

  constructor(message: string, retryable: boolean, cause?: unknown) {
    super(message, { cause });
    this.name = 'MailError';
    this.retryable = retryable;
  }
}
