import { openaiCompatible } from '../openai-protocol/vendor.ts';

const DEEPSEEK_DEFAULT_MODEL = 'deepseek-v4-flash';
export const DEEPSEEK_BASE_URL = 'https://api.deepseek.com';

/** https://api-docs.deepseek.com/api/create-chat-completion (JSON objects only, no schema) */
export const deepseek = openaiCompatible({
  name: 'deepseek',
  defaultModel: DEEPSEEK_DEFAULT_MODEL,
  defaultBaseUrl: DEEPSEEK_BASE_URL,
  dialect: { tokenLimitField: 'max_tokens', jsonMode: 'json_object' },
});
