/** A reply, or one event of it, is larger than is held in memory. */
export class ReplyTooLargeError extends Error {
  override readonly name = 'ReplyTooLargeError';
}
