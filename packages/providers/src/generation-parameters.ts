/**
 * What a request may say about how a reply is written. Models differ in what they take: one that a model
 * refuses is left out and told (`CompletionReply.ignoredParameters`), so values are sent as they are and
 * never clamped.
 */
export interface GenerationParameters {
  /** Randomness of the reply: 0 to 2, with Anthropic 0 to 1. */
  temperature?: number;
  /** Nucleus sampling: only the likeliest tokens up to this probability, above 0 and at most 1. */
  topP?: number;
  /** Texts before which the reply ends; OpenAI takes at most four. Empty: none. */
  stop?: readonly string[];
  /** Asks for the same reply each time, as far as the vendor can. Anthropic has none. */
  seed?: number;
}

export type GenerationParameter = keyof GenerationParameters;
