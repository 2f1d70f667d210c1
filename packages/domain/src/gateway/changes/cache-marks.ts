import { setting } from '@refinery/relay/body/edits.ts';
import { type CacheRules, cacheRules } from '@refinery/relay/marks/cache-rules.ts';
import { isLongEnough, isWorthKeeping, placeMarks } from '@refinery/relay/marks/place-marks.ts';
import type { PromptMemory } from '../../model-calls/prompt-memory/prompt-memory.ts';
import { type BodyChanges, NO_CHANGES, type PreparedCall, type StepContext } from './body-changes.ts';

/**
 * Marks for the cache of the vendor what came within the last five minutes, and so will probably come again.
 * What comes for the first time is not marked: to write it costs a quarter more than to read it. Marks of the
 * caller stay, and then there are none of ours. OpenAI also gets a `prompt_cache_key`, where the caller sends
 * none.
 */
export async function cacheMarks(
  call: PreparedCall,
  { promptMemory }: Pick<StepContext, 'promptMemory'>,
): Promise<BodyChanges> {
  const { operation, candidate, profile, scan } = call;
  if (profile.settings.cacheMarks === 'off' || operation === 'count_tokens' || operation === 'embeddings')
    return NO_CHANGES;
  const rules = cacheRules(candidate.provider, candidate.model);
  if (!rules || !isWorthKeeping(scan, rules)) return NO_CHANGES;
  const [placed, settings] = await Promise.all([
    marksOf(call, promptMemory, rules),
    cacheKeyOf(call, promptMemory, rules),
  ]);
  return { settings, ...placed };
}

async function marksOf(
  call: PreparedCall,
  { names, lately }: PromptMemory,
  rules: CacheRules,
): Promise<Pick<BodyChanges, 'replacements' | 'saved'>> {
  if (!rules.mark || call.scan.marks > 0) return { replacements: [], saved: {} };
  const { tools, system, earlier, whole } = await names.of(call);
  const came = await lately.which([tools, system, earlier, whole].filter((name) => name !== undefined));
  lately.note([tools, system, whole].filter((name) => name !== undefined));
  const has = (name: string | undefined) => name !== undefined && came.has(name);
  const conversation = has(earlier) || has(whole);
  const { replacements, marks } = placeMarks(call.bytes, call.scan, rules, {
    tools: has(tools),
    system: has(system),
    conversation,
  });
  // The vendor finds a conversation by itself, if it keeps what is not marked, too: then marks save nothing.
  const systemMarks = rules.keepsUnmarked && !conversation ? marks : 0;
  return { replacements, saved: { marks, systemMarks } };
}

/**
 * Leads the calls of an organization that begin alike to the same cache, and keeps them apart from those of
 * others.
 */
async function cacheKeyOf(call: PreparedCall, { names }: PromptMemory, rules: CacheRules) {
  const { candidate, protocol, scan } = call;
  const takesKey = candidate.provider === 'openai' && (protocol === 'chat' || protocol === 'responses');
  if (!takesKey || scan.promptCacheKey || !isLongEnough(scan, rules)) return [];
  return setting('prompt_cache_key', await names.conversation(call), undefined);
}
