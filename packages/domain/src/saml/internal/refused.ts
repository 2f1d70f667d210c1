/**
 * Why a response was refused, for the log: `denied` where the identity provider itself refused the person.
 */
export class Refused extends Error {
  readonly reason: string;

  constructor(reason: string) {
    super(`The response is refused: ${reason}.`);
    this.reason = reason;
  }
}

/** What is wrong with a document, whose own words may be in it: it is for no log. */
export class BadXml extends Error {}

/** What is wrong with metadata, for whoever sent it. */
export class BadMetadata extends Error {}
