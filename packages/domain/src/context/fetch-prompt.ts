import type { PromptMessage } from '@refinery/contracts/prompt-template.ts';
import type { PromptConfig } from '@refinery/contracts/prompts.ts';

/** Which prompt, by name, else by slug, in which version: that with the number, else that with the label. */
export interface WantedPrompt {
  name: string;
  label: string | null;
  version: number | null;
}

/** A version that a running A/B test shows. */
export interface FoundArm {
  version: number;
  /** Its share of the units. */
  weight: number;
  messages: PromptMessage[];
  config: PromptConfig;
  variables: string[];
}

/** A prompt of that name. Where it has no such version, `version` is null, and there are no texts. */
export interface FoundPrompt {
  name: string;
  slug: string;
  version: number | null;
  messages: PromptMessage[];
  config: PromptConfig;
  variables: string[];
  /** The running A/B test of the label; null: none. */
  abTest: { id: string; salt: string; arms: FoundArm[] } | null;
}

/** Fetches a prompt of an organization for a program that runs it; null: there is none. */
export type FetchPrompt = (organizationId: string, wanted: WantedPrompt) => Promise<FoundPrompt | null>;
