/** The vendors of completions, as the API names them. */
export const REMOTE_PROVIDERS = [
  'openai',
  'anthropic',
  'gemini',
  'deepseek',
  'groq',
  'openrouter',
  'custom',
] as const;
export type RemoteProvider = (typeof REMOTE_PROVIDERS)[number];

/** The built-in refiner, and the vendors. */
export const PROVIDERS = ['local', ...REMOTE_PROVIDERS] as const;
