/** What RFC 7644, 3.12 has for what is wrong with a request. */
export type ScimType =
  | 'invalidFilter'
  | 'invalidPath'
  | 'invalidSyntax'
  | 'invalidValue'
  | 'noTarget'
  | 'uniqueness';

/** Why a directory is refused. `message` is safe to show, and may quote what it sent: it is never logged. */
export class ScimRefusal extends Error {
  override readonly name = 'ScimRefusal';
  /** Of HTTP, which the protocol knows. */
  readonly status: 400 | 403 | 404 | 409;
  readonly scimType: ScimType | undefined;

  constructor(status: 400 | 403 | 404 | 409, message: string, scimType?: ScimType) {
    super(message);
    this.status = status;
    this.scimType = scimType;
  }
}

export const invalidValue = (message: string): ScimRefusal => new ScimRefusal(400, message, 'invalidValue');

/** That somebody has what only one may have. */
export const taken = (message: string): ScimRefusal => new ScimRefusal(409, message, 'uniqueness');
