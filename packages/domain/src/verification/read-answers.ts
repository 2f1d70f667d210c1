import { isRecord } from '@refinery/providers/json.ts';
import { withoutReasoning } from '../providers/without-reasoning.ts';
import type { Answer } from './decide.ts';

/** Beyond that a reason is no explanation. In UTF-16 code units. */
const MOST_REASON = 200;
/** Most of a reply that is looked at: reasoning, then a few words for each of some questions. */
const MOST_REPLY = 400_000;

/**
 * The valid answers in a reply, by id. JSON is looked for in it as it is, in a fence and among chatter. An answer is
 * valid that has an id which was asked, says kept or not, and stands alone: of several with one id none counts. A reply
 * that cannot be read has none. Never throws; linear in the length.
 */
export function readAnswers(reply: string, asked: ReadonlySet<string>): Map<string, Answer> {
  const valid = new Map<string, Answer>();
  const seen = new Set<string>();
  for (const item of answersIn(reply.slice(0, MOST_REPLY))) {
    if (!isRecord(item) || typeof item.id !== 'string' || !asked.has(item.id)) continue;
    const { id, kept, reason } = item;
    if (seen.has(id) || typeof kept !== 'boolean') valid.delete(id);
    else valid.set(id, { kept, reason: typeof reason === 'string' ? shown(reason) : '' });
    seen.add(id);
  }
  return valid;
}

const shown = (reason: string): string => reason.trim().slice(0, MOST_REASON).toWellFormed();

function answersIn(reply: string): readonly unknown[] {
  const text = withoutReasoning(reply);
  const named = text.indexOf('{"answers"');
  const start = named < 0 ? text.indexOf('{') : named;
  const end = text.lastIndexOf('}') + 1;
  const parsed = start < end ? parse(text.slice(Math.max(0, start), end)) : undefined;
  return isRecord(parsed) && Array.isArray(parsed.answers) ? parsed.answers : [];
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
