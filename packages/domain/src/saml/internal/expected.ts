/** What a response is held against. */
export interface Expected {
  /** The entity id of the identity provider. */
  issuer: string;
  /** X.509 certificates of the identity provider, DER in base64. */
  certificates: string[];
  /** Our address for responses, which is also our entity id. */
  acsUrl: string;
  /** The id of our request. */
  requestId: string;
}

/** How far the clocks of both sides may differ, in milliseconds. */
export const CLOCK_SKEW_MS = 180_000;
