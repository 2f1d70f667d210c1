/** Why a body is refused before anything of it is sent. */
export type BodyErrorCode =
  | 'invalid_json'
  | 'invalid_utf8'
  | 'nested_too_deeply'
  | 'repeated_key'
  | 'invalid_type'
  | 'too_many_parts'
  | 'too_much_work';

const SENTENCES: Record<BodyErrorCode, string> = {
  invalid_json: 'The body is not valid JSON',
  invalid_utf8: 'The body is not valid UTF-8',
  nested_too_deeply: 'The body is nested too deeply',
  repeated_key: 'A key of the body is repeated',
  invalid_type: 'A value of the body has the wrong type',
  too_many_parts: 'The body has too many messages or parts',
  too_much_work: 'The body takes too long to read',
};

/**
 * A request body that cannot be checked. `message` is safe to show: it is made from the code, the position
 * and the names of fields that the protocols define, never from what the caller wrote.
 */
export class BodyError extends Error {
  override readonly name = 'BodyError';
  readonly code: BodyErrorCode;
  /** Offset in bytes. */
  readonly position: number;
  /** The field concerned, where one is known. */
  readonly param: string | undefined;

  constructor(code: BodyErrorCode, position: number, param?: string) {
    super(`${SENTENCES[code]}${param ? ` (${param})` : ''}, at byte ${position}.`);
    this.code = code;
    this.position = position;
    this.param = param;
  }
}
