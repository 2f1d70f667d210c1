import { isRecord } from '@refinery/providers/json.ts';
import type { Answer } from './decide.ts';
import { withoutReasoning } from './without-reasoning.ts';

/** Beyond that a reason is no explanation. In UTF-16 code units. */
const MOST_REASON = 200;
/** Most of a reply that is looked at: reasoning, then a few words for each of some questions. */
const MOST_REPLY = 400_000;

/** The doubts, by id, that a number of the message stands for. */
export interface NumberedDoubt {
  ids: readonly string[];
  mayBeBackground: boolean;
}

/** What is said of a requirement that was background, in words for the caller. */
const BACKGROUND = 'the second reader finds that it is only background';

/**
 * The valid answers in a reply, by the ids that each number of the message stands for. JSON is looked for in the reply as
 * it is, in a fence and among chatter; one that cannot be read, or lacks a list of changes or of what is kept, has no answers.
 *
 * A number is kept or background only where the reply says so in the one right form and says nothing else of it: one that is
 * missing, in two lists or twice in one has no answer, nor has one that is called background and may not be. A change in any
 * form is one; where it is said of nothing that was asked, nobody knows what it is about, and nothing is kept. Never throws;
 * linear in the length.
 */
export function readAnswers(reply: string, numbered: readonly NumberedDoubt[]): Map<string, Answer> {
  const { changed, background, kept } = listsIn(reply.slice(0, MOST_REPLY));
  const times = Map.groupBy([...changed, ...background, ...kept], numberIn);
  const isClear = changed.every((item) => numbered[numberIn(item) - 1] !== undefined);
  const valid = new Map<string, Answer>();
  for (const [at, { ids, mayBeBackground }] of numbered.entries()) {
    const [item, ...more] = times.get(at + 1) ?? [];
    if (item === undefined || more.length) continue;
    const isBackground = background.includes(item);
    const isKept = isBackground || kept.includes(item);
    if (isKept && (item !== at + 1 || !isClear)) continue;
    if (isBackground && !mayBeBackground) continue;
    const reason = isBackground ? BACKGROUND : isKept ? '' : reasonIn(item);
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
  background: readonly unknown[];
  kept: readonly unknown[];
}

function listsIn(reply: string): Lists {
  const text = withoutReasoning(reply);
  const start = text.search(/\{\s*"(?:changed|background|kept)"\s*:/);
  const json = text.slice(Math.max(0, start), text.lastIndexOf('}') + 1);
  // Of two lists by one name the first would vanish in parsing.
  const names = json.match(/(?<!\\)"(?:changed|background|kept)"\s*:/g) ?? [];
  const parsed = start >= 0 ? parse(json) : undefined;
  if (!isRecord(parsed) || names.length !== NAMES.filter((name) => name in parsed).length) return NONE;
  const { changed, background = [], kept } = parsed;
  return Array.isArray(changed) && Array.isArray(background) && Array.isArray(kept)
    ? { changed, background, kept }
    : NONE;
}

const NAMES = ['changed', 'background', 'kept'];
const NONE: Lists = { changed: [], background: [], kept: [] };

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
