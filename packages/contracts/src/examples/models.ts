import { EXAMPLE_TIME } from './ids.ts';

export const aliasName = 'fast';

export const saveModelAliasExample = {
  targets: ['groq/llama-3.3-70b-versatile', 'gemini/gemini-2.5-flash'],
};

export const modelAliasExample = { alias: aliasName, ...saveModelAliasExample, updatedAt: EXAMPLE_TIME };
