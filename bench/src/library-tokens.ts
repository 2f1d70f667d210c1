import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';

/** The tokenizer refuses special tokens unless it is told that they are text. */
const AS_PLAIN_TEXT = { allowedSpecial: new Set<string>(), disallowedSpecial: new Set<string>() };

/** Counts tokens as the library does, without anything of ours: what times are compared with. */
export const countByLibrary = (text: string): number => countTokens(text, AS_PLAIN_TEXT);
