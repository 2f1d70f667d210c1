/**
 * A request that cannot be said in the protocol of the vendor that would answer it. `message` is safe to
 * show: its reason is ours, and of what the caller wrote it has at most the name of a field.
 */
export class UnsupportedParameterError extends Error {
  override readonly name = 'UnsupportedParameterError';
  readonly code = 'unsupported_parameter';
  /** The field concerned, such as `messages[2].content[0].type`. */
  readonly param: string;
  readonly reason: string;

  constructor(param: string, reason: string) {
    super(`${param}: ${reason}`);
    this.param = param;
    this.reason = reason;
  }
}
