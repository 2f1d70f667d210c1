import { isRecord } from '@refinery/providers/json.ts';
import type { Answer } from './decide.ts';
import { withoutReasoning } from './without-reasoning.ts';

/** Beyond that a reason is no explanation. In UTF-16 code units. */
const MOST_REASON = 200;
/** Most of a reply that is looked at: reasoning, then a few words for each of some questions. */
const MOST_REPLY = 400_000;

/**
 * The valid answers in a reply, by the ids that each number of the message stands for. JSON is looked for in
 * the reply as it is, in a fence and among chatter; one that cannot be read, or lacks a list of changes or of
 * what is kept, has no answers.
 *
 * A number is kept only where the reply says so in the one right form and says nothing else of it: one that
 * is missing, in both lists or twice in one has no answer. A change in any
 * form is one; where it is said of nothing that was asked, nobody knows what it is about, and nothing is
 * kept. Never throws; linear in the length.
 */
export function readAnswers(reply: string, numbered: readonly (readonly string[])[]): Map<string, Answer> {
  const { changed, kept } = listsIn(reply.slice(0, MOST_REPLY));
  const times = Map.groupBy([...changed, ...kept], numberIn);
  const isClear = changed.every((item) => numbered[numberIn(item) - 1] !== undefined);
  const valid = new Map<string, Answer>();
  for (const [at, ids] of numbered.entries()) {
    const [item, ...more] = times.get(at + 1) ?? [];
    if (item === undefined || more.length) continue;
    const isKept = kept.includes(item);
    if (isKept && (item !== at + 1 || !isClear)) continue;
    const reason = isKept ? '' : reasonIn(item);
    for (const id of ids) valid.set(id, { kept: isKept, reason });
  }
  return valid;
}

/** Which number an item of a list is about, however it says so; NaN where it says nothing of the kind. */
function numberIn(item: unknown): number {
  const id = isRecord(item) ? item.id : item;
  return typeof id === 'number' || typeof id === 'string' ? Number(id) : Number.NaN;
}

const reasonIn = (item: unknown): string =>
  isRecord(item) && typeof item.reason === 'string'
    ? item.reason.trim().slice(0, MOST_REASON).toWellFormed()
    : '';

interface Lists {
  changed: readonly unknown[];
  kept: readonly unknown[];
}

function listsIn(reply: string): Lists {
  const text = withoutReasoning(reply);
  const start = text.search(/\{\s*"(?:changed|kept)"\s*:/);
  const json = text.slice(Math.max(0, start), text.lastIndexOf('}') + 1);
  // Of two lists by one name the first would vanish in parsing.
  const names = json.match(/(?<!\\)"(?:changed|kept)"\s*:/g) ?? [];
  const parsed = start >= 0 ? parse(json) : undefined;
  if (!isRecord(parsed) || names.length !== NAMES.filter((name) => name in parsed).length) return NONE;
  const { changed, kept } = parsed;
  return Array.isArray(changed) && Array.isArray(kept) ? { changed, kept } : NONE;
}

const NAMES = ['changed', 'kept'];
const NONE: Lists = { changed: [], kept: [] };

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
