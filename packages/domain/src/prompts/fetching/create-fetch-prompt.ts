import type { Db } from '@refinery/db/create-db.ts';
import { runTogether } from '../../concurrency/run-together.ts';
import type { FetchPrompt, FoundPrompt, WantedPrompt } from '../../context/fetch-prompt.ts';

/**
 * What programs of an organization ask for at the same moment is read together, in one statement. Its
 * function (`drizzle/functions/resolve_prompts.sql`) sets the organization itself, which elsewhere only
 * `withTenant` does: a transaction would take four round trips.
 */
export const createFetchPrompt = (db: Db): FetchPrompt =>
  runTogether(async (organizationId: string, wanted: readonly WantedPrompt[]) => {
    const places = JSON.stringify(wanted.map((prompt, place) => ({ ...prompt, place })));
    const rows = await db.$client.unsafe(
      'select * from resolve_prompts($1, $2::text::jsonb)',
      [organizationId, places],
      { prepare: true },
    );
    const found: (FoundPrompt | null)[] = wanted.map(() => null);
    for (const { place, name, slug, version, messages, config, variables, ab_test: abTest } of rows) {
      found[place] = { name, slug, version, messages, config, variables, abTest };
    }
    return found;
  });
