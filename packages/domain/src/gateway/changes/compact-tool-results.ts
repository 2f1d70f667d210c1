import { BodyError } from '@refinery/relay/body/body-error.ts';
import { packRanges, replaceResults } from '@refinery/relay/body/compact-results.ts';
import { type BodyChanges, NO_CHANGES, type PreparedCall, type StepContext } from './body-changes.ts';

/**
 * Removes the white space outside strings from tool results that are one JSON object or list, for keys that
 * ask for it. It is harmful to agents that edit files by quoting them: they quote what the model saw.
 *
 * `saved.results` is counted by places, not by bytes: long indentation is one token, so a quarter of the
 * bytes would be up to half too much. With o200k a place with a line break saves 1.8 tokens or more, together
 * with those without that belong to it, and one without 0.6; counted are 1.25 and 0.5, so that no saving is
 * imagined.
 */
export async function compactToolResults(
  { organizationId, bytes, scan, terms }: Pick<PreparedCall, 'organizationId' | 'bytes' | 'scan' | 'terms'>,
  { scanner }: Pick<StepContext, 'scanner'>,
): Promise<BodyChanges> {
  if (!terms.compactToolResults || scan.toolResults.length === 0) return NO_CHANGES;
  const ofSystem = new Set(scan.systemTexts.map((text) => text.range.start));
  // What says that it is of the system as well is another step's.
  const ranges = packRanges(scan.toolResults.filter(({ start }) => !ofSystem.has(start)));
  const compacted = await scanner.compactResults(organizationId, bytes, ranges).catch(unlessTooMuch);
  if (!compacted) return NO_CHANGES;
  const saved = { results: Math.round(1.25 * compacted.breaks + 0.5 * compacted.gaps) };
  return { settings: [], replacements: replaceResults(compacted), saved };
}

/** A call goes as it came where a thread did not get done with it. */
function unlessTooMuch(error: unknown): undefined {
  if (!(error instanceof BodyError)) throw error;
}
