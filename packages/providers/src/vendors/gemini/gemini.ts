import { openaiCompatible } from '../openai-protocol/vendor.ts';

const GEMINI_DEFAULT_MODEL = 'gemini-3.5-flash-lite';
export const GEMINI_BASE_URL = 'https://generativelanguage.googleapis.com/v1beta/openai';

/** Gemini's OpenAI-compatible endpoint: https://ai.google.dev/gemini-api/docs/openai */
export const gemini = openaiCompatible({
  name: 'gemini',
  defaultModel: GEMINI_DEFAULT_MODEL,
  defaultBaseUrl: GEMINI_BASE_URL,
  dialect: { tokenLimitField: 'max_tokens', jsonMode: 'json_schema' },
});
