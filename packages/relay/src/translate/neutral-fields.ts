import type { RawValue } from './raw-value.ts';

/**
 * Fields of chat completions that have no equal, and the values, beside null, that ask for nothing: the
 * default, or what Anthropic does anyway. Any other is refused.
 */
const NEUTRAL = {
  n: ['1'],
  logprobs: ['false'],
  top_logprobs: ['0'],
  frequency_penalty: ['0'],
  presence_penalty: ['0'],
  logit_bias: ['{}'],
  seed: [],
  audio: [],
  modalities: ['["text"]'],
  moderation: [],
  prediction: [],
  verbosity: ['"medium"'],
  web_search_options: [],
  functions: ['[]'],
  function_call: [],
  // What is stored can be looked up and used for training: both need the vendor's store.
  store: ['false'],
  metadata: ['{}'],
  prompt_cache_key: [],
  prompt_cache_options: [],
  prompt_cache_retention: [],
} satisfies Record<string, readonly string[]>;

type Untranslated = keyof typeof NEUTRAL;

const isUntranslated = (name: string): name is Untranslated => Object.hasOwn(NEUTRAL, name);

export const UNTRANSLATED: readonly Untranslated[] = Object.keys(NEUTRAL).filter(isUntranslated);

/** @throws {UnsupportedParameterError} for a field that asks for what Anthropic has not */
export function refuseUnlessNeutral(fields: Partial<Record<Untranslated, RawValue>>): void {
  for (const name of UNTRANSLATED) {
    const value = fields[name];
    if (!value) continue;
    const allowed: readonly string[] = NEUTRAL[name];
    if (!allowed.includes(JSON.stringify(value.scalar()))) {
      value.unsupported('models of Anthropic have nothing that is equal.');
    }
  }
}
