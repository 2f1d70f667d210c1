import { openaiCompatible } from '../openai-protocol/vendor.ts';

const GROQ_DEFAULT_MODEL = 'openai/gpt-oss-120b';
export const GROQ_BASE_URL = 'https://api.groq.com/openai/v1';

/** https://console.groq.com/docs/openai (schemas for some models only, JSON objects for all) */
export const groq = openaiCompatible({
  name: 'groq',
  defaultModel: GROQ_DEFAULT_MODEL,
  defaultBaseUrl: GROQ_BASE_URL,
  dialect: { tokenLimitField: 'max_tokens', jsonMode: 'json_object' },
});
