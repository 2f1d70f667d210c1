/** The claim of a running request on its key; verbs bind to it what they make. */
export interface IdempotencyClaim {
  /** As it is stored: with the caller it belongs to. */
  key: string;
  /** Tells the claim from that of a later request, which takes the key over once this time has passed. */
  lockedUntil: Date;
}
