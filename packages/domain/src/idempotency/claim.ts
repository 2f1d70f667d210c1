/** The claim of a running request on its key; verbs bind to it what they make. */
export interface IdempotencyClaim {
  key: string;
}
