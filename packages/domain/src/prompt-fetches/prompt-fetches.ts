import type { PromptMessage } from '@refinery/contracts/prompt-template.ts';
import type { PromptConfig } from '@refinery/contracts/prompts.ts';
import type { Db } from '@refinery/db/create-db.ts';
import { runTogether } from '../run-together.ts';

/** Which prompt, by name, else by slug, in which version: that with the number, else that with the label. */
export interface PromptFetch {
  name: string;
  label: string | null;
  version: number | null;
}

/** A version that a running A/B test shows. */
export interface FetchedArm {
  version: number;
  /** Its share of the units. */
  weight: number;
  messages: PromptMessage[];
  config: PromptConfig;
  variables: string[];
}

/** What there is: `version` is null where the prompt has no such one. */
export interface FetchedPrompt {
  name: string;
  slug: string;
  version: number | null;
  messages: PromptMessage[];
  config: PromptConfig;
  variables: string[];
  /** The running A/B test of the label; null: none. */
  abTest: { id: string; salt: string; arms: FetchedArm[] } | null;
}

/** What an organization's programs fetch at the same moment is read together; null: no such prompt. */
export type PromptFetches = (organizationId: string, fetch: PromptFetch) => Promise<FetchedPrompt | null>;

/**
 * Reads in one statement, whose function sets the organization itself: a transaction would take four round
 * trips.
 */
export const createPromptFetches = (db: Db): PromptFetches =>
  runTogether(async (organizationId: string, fetches: readonly PromptFetch[]) => {
    const wanted = JSON.stringify(fetches.map((fetch, place) => ({ ...fetch, place })));
    const rows = await db.$client.unsafe(
      'select * from resolve_prompts($1, $2::text::jsonb)',
      [organizationId, wanted],
      { prepare: true },
    );
    const found: (FetchedPrompt | null)[] = fetches.map(() => null);
    for (const { place, name, slug, version, messages, config, variables, ab_test: abTest } of rows) {
      found[place] = { name, slug, version, messages, config, variables, abTest };
    }
    return found;
  });
