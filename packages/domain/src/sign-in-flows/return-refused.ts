/** The identity provider says that the person may not sign in. */
export class ReturnDenied extends Error {}

/** What came back does not prove who the person is. The code says why, for the log. */
export class ReturnRefused extends Error {
  readonly code: string;

  constructor(code: string) {
    super(`What came back from the identity provider is refused: ${code}.`);
    this.code = code;
  }
}
