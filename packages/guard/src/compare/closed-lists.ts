import { changedSentences } from './changed-sentences.ts';
import { doubtOf, type Finding, type Pair } from './finding.ts';

/** What joins the last member of a choice, by language. */
const AND = /^(?:and|und|et|y|e|和|と)$/u;
const OR = /^(?:or|oder|ou|o|u|bzw|または|或|或者|还是|か|\/|\|)$/u;
const PARTS = /[,、，;；/|]|[\p{L}\p{N}_]+(?:[-'.][\p{L}\p{N}_]+)*|[^\s\p{L}\p{N}]/gu;
const COMMA = /^[,、，;；]$/;
const WORD = /^[\p{L}\p{N}_]/u;
const OPENS = /^["'“”„«»「『`*]$/;

/** More members than so are no choice to be checked one by one. */
const MOST = 24;

/**
 * A choice of single words that has a new one: "yes or no" that became "yes, no or maybe", however little a
 * word says elsewhere.
 */
export function widenedChoices(pair: Pair): Finding[] {
  const found: Finding[] = [];
  let text: string | undefined;
  const all = (): string => {
    text ??= pair.original.text.toLowerCase();
    return text;
  };
  for (const { before, after, place } of changedSentences(pair)) {
    for (const list of choicesIn(before)) {
      const now = choicesIn(after).find((other) => list.every((word) => other.includes(word)));
      // Words of another sentence may have come beside it.
      const added = now?.find((word) => !all().includes(word));
      if (added !== undefined) found.push(doubtOf('choice', place, `"${added}" is a new choice`));
    }
  }
  return found;
}

/**
 * Members of each choice of a sentence: single words with commas between them, closed by "or" or opened by
 * "one of".
 */
function choicesIn(sentence: string): string[][] {
  const parts = (sentence.match(PARTS) ?? []).filter((part) => !OPENS.test(part));
  const found: string[][] = [];
  for (let i = 0; i < parts.length; i++) {
    const list = listAt(parts, i);
    if (list.members.length < 2) continue;
    if (list.isClosed || opensChoice(parts, i)) found.push(list.members);
    i = list.end - 1;
  }
  return found;
}

const isJoint = (part = ''): boolean => OR.test(part) || AND.test(part);

/** The longest list that begins with a part, joined by "and" or by "or" alone. */
function listAt(
  parts: readonly string[],
  from: number,
): { members: string[]; end: number; isClosed: boolean } {
  const members: string[] = [];
  let joint: RegExp | undefined;
  let at = from;
  while (members.length < MOST && WORD.test(parts[at] ?? '') && !isJoint(parts[at])) {
    members.push(parts[at] ?? '');
    at++;
    const comma = COMMA.test(parts[at] ?? '') ? 1 : 0;
    const found = [OR, AND].find((each) => each.test(parts[at + comma] ?? ''));
    // Behind the last member a comma opens another clause.
    if (joint ? found !== joint : !found && comma === 0) break;
    joint ??= found;
    at += comma + (found ? 1 : 0);
  }
  return { members, end: Math.max(at, from + 1), isClosed: joint === OR };
}

const CHOICE =
  /\b(?:(?:values?|options?|choices?|answers?|categories|labels?|states?|levels?)(?: are| is| :)|(?:choose|pick|select) (?:from|between|among)|one of|either|eines? von|einer der|l'une? de|un[oa]? de|un[oa]? tra)\b/;
/** So many parts in front of a list say that it is one to choose from. */
const LEAD = 6;

const opensChoice = (parts: readonly string[], at: number): boolean =>
  CHOICE.test(parts.slice(Math.max(0, at - LEAD), at).join(' '));
