/** The vendors of completions, and the built-in refiner, as the API names them. */
export const PROVIDERS = [
  'local',
  'openai',
  'anthropic',
  'gemini',
  'deepseek',
  'groq',
  'openrouter',
  'custom',
] as const;
