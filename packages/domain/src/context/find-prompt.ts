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

/** What there is: `version` is null where the prompt has no such one. */
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

/** Finds a prompt of an organization for a program that runs it; null: there is none. */
export type FindPrompt = (organizationId: string, wanted: WantedPrompt) => Promise<FoundPrompt | null>;
