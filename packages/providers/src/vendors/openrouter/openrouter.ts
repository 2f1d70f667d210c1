import { openaiCompatible } from '../openai-protocol/vendor.ts';

const OPENROUTER_DEFAULT_MODEL = 'openai/gpt-6-luna';
export const OPENROUTER_BASE_URL = 'https://openrouter.ai/api/v1';

/** https://openrouter.ai/docs/api-reference/overview */
export const openrouter = openaiCompatible({
  name: 'openrouter',
  defaultModel: OPENROUTER_DEFAULT_MODEL,
  defaultBaseUrl: OPENROUTER_BASE_URL,
  dialect: { tokenLimitField: 'max_tokens', jsonMode: 'json_schema' },
});
