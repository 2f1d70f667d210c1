import { promptParts } from '@refinery/relay/marks/prompt-parts.ts';
import { type BodyChanges, NO_CHANGES, type PreparedCall, type StepContext } from './body-changes.ts';

/**
 * Has a prompt compared with those before it. Changes nothing. Where calls keep no texts, none is looked at.
 */
export function notePrefix(call: PreparedCall, { promptPrefixes }: StepContext): BodyChanges {
  const { apiKeyId, bytes, candidate, operation, organizationId, profile, scan } = call;
  const isPrompt = operation !== 'count_tokens' && operation !== 'embeddings';
  if (apiKeyId === null || !isPrompt || profile.settings.callTexts === 'none') return NO_CHANGES;
  const { tools, system } = promptParts(scan);
  const parts = tools ? [tools, ...system] : system;
  const model = `${candidate.provider}/${candidate.model}`.slice(0, 250).toWellFormed().replaceAll('\0', '');
  promptPrefixes.note({ organizationId, apiKeyId, model, bytes, parts });
  return NO_CHANGES;
}
