import { changedSentences, type Sentences } from './changed-sentences.ts';
import { doubtOf, type Finding, type Pair } from './finding.ts';
import { asksFor, instructionOf } from './moods.ts';

/** Requests that became statements of what is, and statements that became requests. English. */
export function turnedMoods(pair: Pair): Finding[] {
  if (pair.original.language !== 'en') return [];
  const found: Finding[] = [];
  for (const sentences of changedSentences(pair)) {
    const reason = becameFact(pair, sentences) ?? becameRequest(pair, sentences);
    if (reason !== undefined) found.push(doubtOf('modality', sentences.place, reason));
  }
  return found;
}

/**
 * What is wanted of something: "I would like the table to be sortable", "the report should list all owners".
 */
const WISHED =
  /^(?:please )?(?:i|we)(?:'d| would)? (?:like|want|need|expect|prefer) (?:the|this|that|these|those|all|each|every|you|it|my|our) .*\bto \p{L}+/u;
const DUTY =
  /^(?:the|this|each|every|all|these|our|my) (?:[\p{L}-]+ ){1,3}should (?!always|never|only)\p{L}/u;
/** "The table is sortable": a subject with its verb. */
const FACT =
  /^(?:the|this|these|those|each|every|all|our|my) (?:[\p{L}-]+ ){1,3}(?:is|are|was|were|has|have|does|do|\p{L}+s?)(?!\p{L})/u;
const REQUESTS =
  /\b(?:must|should|shall|have to|has to|need|needs|required|please|want|like|to be|let|make|ensure)\b/;

/** "I need the tests to pass on Windows" that became "The tests pass on Windows". */
function becameFact({ rewritten }: Pair, { home, before, after }: Sentences): string | undefined {
  if (!WISHED.test(before) && !DUTY.test(before)) return undefined;
  if (!FACT.test(after) || REQUESTS.test(after) || after.includes(':') || /[?]/.test(after)) return undefined;
  if (instructionOf(rewritten, home) !== undefined || asksFor(rewritten, home)) return undefined;
  return 'it no longer asks for it';
}

/** "The tests run on every push." */
const TELLS = /^(?:the|our|my|all|these) ((?:[\p{L}-]+ ){1,3}?)(\p{L}+?)(?:s|es)? (?=\p{L})/u;

/** "The tests run on every push" that became "Run the tests on every push". */
function becameRequest(
  { original, rewritten }: Pair,
  { s, home, before, after }: Sentences,
): string | undefined {
  if (asksFor(original, s) || !TELLS.test(before)) return undefined;
  const verb = instructionOf(rewritten, home);
  if (verb === undefined) return undefined;
  const object = after.slice(after.indexOf(verb) + verb.length).trim();
  const [subject = ''] = object.split(/ (?:on|in|at|for|with|every|after|before|when|by|to|from)\b|[.,;]/);
  const told = `${subject} ${verb}`;
  return before.startsWith(told) && ENDING.test(before.slice(told.length))
    ? 'it became a request'
    : undefined;
}

const ENDING = /^(?:s|es)?(?!\p{L})/u;
