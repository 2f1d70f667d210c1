import { firstCharacters } from '@refinery/contracts/first-characters.ts';
import { CORE_SCHEMA, load, mergeTag, YAMLException } from 'js-yaml';
import { DomainError } from '../../errors/domain-error.ts';

/** Plain texts, numbers, truth values and merge keys: no tag that makes anything else. */
const SCHEMA = CORE_SCHEMA.withTags(mergeTag);
const MAX_DEPTH = 100;
/** Keys that `<<` copies, in the whole file: copies of copies would fill the memory. */
const MAX_MERGED_KEYS = 100_000;

/**
 * Reads JSON or one document of YAML, in the dialect that promptfoo reads itself. Aliases stay shared: what
 * walks through the value must bound its own steps, see `Expansion`.
 * Errors: `invalid_upload`, with the line.
 */
export function parseText(text: string): unknown {
  const start = text.trimStart();
  if (start.startsWith('{') || start.startsWith('[')) {
    try {
      return JSON.parse(start);
    } catch {
      // YAML allows what JSON is written with by hand, and names the line of what is broken.
    }
  }
  try {
    return load(text, { schema: SCHEMA, maxDepth: MAX_DEPTH, maxTotalMergeKeys: MAX_MERGED_KEYS });
  } catch (error) {
    throw error instanceof YAMLException
      ? unreadable(error.reason, error.mark && error.mark.line + 1)
      : unreadable('it is no YAML');
  }
}

function unreadable(reason: string, line = 1): DomainError {
  const message = firstCharacters(reason, 200);
  return new DomainError('invalid_upload', `The file cannot be read at line ${line}: ${message}.`, {
    errors: [{ line, path: '', message }],
  });
}
