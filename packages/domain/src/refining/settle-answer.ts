import type { FidelityResult, Place } from '@refinery/guard';
import {
  attribute,
  type Change,
  diffEdits,
  type Edit,
  lengthened,
  type MadeText,
  nameOf,
  originOf,
  ReadTexts,
  type RefineOptions,
  type Refusal,
  rangeOf,
  readUnits,
  refineFaithfully,
  refusalOf,
  TRIM,
  type Units,
  type Weighed,
  weighChanges,
} from '@refinery/refiner';
import { isMoreThanWording } from './block-answers.ts';
import { decideByReading, decideByRule } from './doubts/decide.ts';
import type { Reader, VerifiedResult } from './doubts/verified-result.ts';
import { optionsFor } from './options-for.ts';
import { reviewText, type VerifiedReview } from './refiner-tasks.ts';

export interface SettleTask {
  original: string;
  /** What the writer saw: the original, or a draft of it. */
  text: string;
  /** The changes that are taken. */
  changes: Change[];
  /** What they make of the text, where all of them were weighed together; they are weighed without. */
  made?: MadeText | undefined;
  /** Names of those that a second reader found kept. */
  read: ReadonlySet<string>;
  reader: Reader | null;
  /** Whether other words are no reason to refuse what nobody read. */
  takesWording: boolean;
  options: RefineOptions;
}

export interface SettledAnswer {
  review: VerifiedReview;
  /** How many of the changes it holds. */
  taken: number;
  refusals: Refusal[];
}

/**
 * Makes the changes that are taken, lets the local refiner work on what they left, and checks the result
 * against the original. Where the guard finds more in that than was read, the changes stand alone; where it
 * finds more in them, none is taken.
 */
export function settleAnswer(task: SettleTask): SettledAnswer {
  const { original, text, options } = task;
  // Each text is read once, and each pair compared once, by all that look at them.
  const texts = new ReadTexts(options.preserve ?? []);
  const units = readUnits(text, optionsFor(text, original, options), texts);
  const draft = text === original ? [] : diffEdits(original, text);
  const { refusals, ...made } = task.made
    ? { ...task.made, refusals: [] }
    : weighChanges(units, task.changes);
  const { weighed } = made;
  const whole = refineFaithfully(made.text, optionsFor(made.text, original, options), texts);
  const leftOut = whole.edits
    .filter(({ pass }) => pass === TRIM)
    .map((edit) => originOf(draft, originOf(made.edits, edit)));
  const places = placesOf(units, weighed, draft);
  const refined = check(task, texts, whole.refinedText, moved(places, whole.edits), leftOut);
  // What the local refiner says of the target and the structure is said of the whole, too.
  const settled = refined
    ? { ...refined, warnings: whole.warnings }
    : check(task, texts, made.text, places, []);
  if (settled) return { review: settled, taken: weighed.length, refusals };
  if (task.changes.length === 0) return { review: unchanged(task), taken: 0, refusals };
  const none = settleAnswer({ ...task, changes: [], made: undefined });
  const reason = 'the guard doubts the whole result';
  return { ...none, refusals: task.changes.map((change) => refusalOf(units, change, reason)) };
}

/** A change with where it stands in the original and in the result. */
interface PlacedChange {
  name: string;
  original: Place;
  rewritten: Place;
}

const placesOf = (units: Units, weighed: readonly Weighed[], draft: readonly Edit[]): PlacedChange[] =>
  weighed.map(({ change, place }) => ({
    name: nameOf(change),
    original: originOf(draft, rangeOf(units, change)),
    rewritten: place,
  }));

/** The same places in what edits made of the result. */
function moved(places: readonly PlacedChange[], edits: readonly Edit[]): PlacedChange[] {
  const forward = lengthened(edits);
  return places.map(({ name, original, rewritten: { start, end } }) => ({
    name,
    original,
    rewritten: { start: forward(start), end: Math.max(forward(start), forward(end)) },
  }));
}

/**
 * The result with what was decided about it; undefined where the guard finds what nobody read and no rule
 * lets pass.
 */
function check(
  task: SettleTask,
  texts: ReadTexts,
  rewritten: string,
  places: readonly PlacedChange[],
  leftOut: readonly Place[],
): VerifiedReview | undefined {
  const { original, options } = task;
  const found = texts.check(original, rewritten, leftOut);
  const checks = decided(task, found, places);
  if (!checks.passed) return undefined;
  const review = reviewText(original, rewritten, options, texts, found);
  return { ...review, scores: { ...review.scores, integrity: checks.integrity }, checks };
}

function decided(
  { read, reader, takesWording }: SettleTask,
  found: FidelityResult,
  places: readonly PlacedChange[],
): VerifiedResult {
  const kept = new Set<string>();
  const wording = new Set<string>();
  for (const [at, own] of attribute(found, places).entries())
    for (const item of [...own.requirements, ...own.added])
      if (read.has(places[at]?.name ?? '')) kept.add(item.id);
      else if (takesWording && !isMoreThanWording(item)) wording.add(item.id);
  return decideByReading(found, { reader, kept, wording });
}

function unchanged({ original, options }: SettleTask): VerifiedReview {
  const review = reviewText(original, original, options);
  return { ...review, checks: decideByRule(review.findings) };
}
