import type { Vendor, VendorName } from './spec.ts';
import { ANTHROPIC_BASE_URL, anthropic } from './vendors/anthropic/anthropic.ts';
import { custom } from './vendors/custom/custom.ts';
import { DEEPSEEK_BASE_URL, deepseek } from './vendors/deepseek/deepseek.ts';
import { GEMINI_BASE_URL, gemini } from './vendors/gemini/gemini.ts';
import { GROQ_BASE_URL, groq } from './vendors/groq/groq.ts';
import { OPENAI_BASE_URL, openai } from './vendors/openai/openai.ts';
import { OPENROUTER_BASE_URL, openrouter } from './vendors/openrouter/openrouter.ts';

export const vendors: Record<VendorName, Vendor> = {
  openai,
  anthropic,
  gemini,
  deepseek,
  groq,
  openrouter,
  custom,
};

/**
 * The model of each vendor that is asked where nothing names one: its newest inexpensive one with a known
 * price.
 */
export const DEFAULT_MODELS: Record<VendorName, string> = {
  openai: openai.defaultModel,
  anthropic: anthropic.defaultModel,
  gemini: gemini.defaultModel,
  deepseek: deepseek.defaultModel,
  groq: groq.defaultModel,
  openrouter: openrouter.defaultModel,
  custom: custom.defaultModel,
};

/** Where each vendor is reached unless its credentials say otherwise; a custom endpoint always says. */
export const DEFAULT_BASE_URLS: Record<Exclude<VendorName, 'custom'>, string> = {
  openai: OPENAI_BASE_URL,
  anthropic: ANTHROPIC_BASE_URL,
  gemini: GEMINI_BASE_URL,
  deepseek: DEEPSEEK_BASE_URL,
  groq: GROQ_BASE_URL,
  openrouter: OPENROUTER_BASE_URL,
};
