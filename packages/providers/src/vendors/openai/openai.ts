import { openaiCompatible } from '../openai-protocol/vendor.ts';

export const OPENAI_DEFAULT_MODEL = 'gpt-6-luna';
export const OPENAI_BASE_URL = 'https://api.openai.com/v1';

/** https://platform.openai.com/docs/api-reference/chat/create */
export const openai = openaiCompatible({
  name: 'openai',
  defaultModel: OPENAI_DEFAULT_MODEL,
  defaultBaseUrl: OPENAI_BASE_URL,
  dialect: { tokenLimitField: 'max_completion_tokens', jsonMode: 'json_schema' },
});
