import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';

const AS_PLAIN_TEXT = { allowedSpecial: new Set<string>(), disallowedSpecial: new Set<string>() };

/** The o200k tokens of a text as the tokenizer's own library counts them, beside the product's faster way. */
export const referenceTokens = (text: string): number => countTokens(text, AS_PLAIN_TEXT);
