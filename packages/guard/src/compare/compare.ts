import type { Reading } from '../read/reading.ts';
import { changedAgents } from './agents.ts';
import { changedAnswers } from './answers.ts';
import { turnedNothingBut } from './anything-but.ts';
import { bareConditions } from './bare-conditions.ts';
import { bareNegations } from './bare-negations.ts';
import { turnedMoods } from './became-facts.ts';
import { reportedAbroad } from './became-reports.ts';
import { exchangedBranches } from './branches.ts';
import { changedCases } from './changed-cases.ts';
import { changedChoices } from './choices.ts';
import { chosenForOthers } from './chosen-for.ts';
import { widenedChoices } from './closed-lists.ts';
import { concededReasons } from './conceded-reasons.ts';
import { newlyConditioned } from './conditions.ts';
import { crossedPairs } from './crossed-pairs.ts';
import { exchangedNumbers } from './crosswise.ts';
import { cutStretches } from './cut.ts';
import { lostDeadlines } from './deadlines.ts';
import { deniedRestrictions } from './denied-only.ts';
import { turnedDirections } from './directions.ts';
import { displacedWords } from './displaced.ts';
import { undistributedNumbers } from './distributed.ts';
import { droppedAsides } from './dropped-asides.ts';
import { droppedAttributes } from './dropped-attributes.ts';
import { droppedEach } from './dropped-each.ts';
import { droppedParts } from './dropped-parts.ts';
import { droppedPhrases } from './dropped-phrases.ts';
import { droppedScales } from './dropped-scales.ts';
import { droppedThings } from './dropped-things.ts';
import { escapedParts } from './escaped.ts';
import { exchangedCounts } from './exchanged-counts.ts';
import type { Finding, Pair } from './finding.ts';
import { weakenedRequests } from './force.ts';
import { changedPatterns } from './format-patterns.ts';
import { withoutHeadings } from './headings.ts';
import { turnedInPlace } from './in-place.ts';
import { droppedLimits } from './limits.ts';
import { matchTerms } from './match.ts';
import { changedMaterial } from './material.ts';
import { droppedMembers } from './members.ts';
import { droppedMentions } from './mentioned.ts';
import { widenedCounts } from './merged-counts.ts';
import { mergedPairs } from './merged-pairs.ts';
import { widenedScopes } from './merged-scope.ts';
import { droppedVerbs } from './merged-verbs.ts';
import { changedCounts, exchangedWords, movedNumbers } from './moved.ts';
import { movedNegations } from './moved-negations.ts';
import { movedOnly } from './moved-only.ts';
import { movedStatements } from './moved-statements.ts';
import { changedLanguages } from './named-languages.ts';
import { brokenOrders } from './named-orders.ts';
import { droppedNarrowing } from './narrowing-words.ts';
import { editedWords } from './near.ts';
import { nothingLeft } from './nothing-left.ts';
import { changedNumbers } from './numbers.ts';
import { openedLists } from './opened-lists.ts';
import { oppositeWords } from './opposites.ts';
import { reorderedSteps, swappedWords } from './order.ts';
import { droppedOtherCases } from './other-case.ts';
import { changedOwners } from './owners.ts';
import { changedPersons } from './persons.ts';
import { changedQuestions } from './questions.ts';
import { raisedRequests } from './raised-force.ts';
import { renamedNames } from './renamed.ts';
import { repeatedStatements } from './repeated.ts';
import { withoutRepetitions } from './repetitions.ts';
import { turnedRoles } from './roles.ts';
import { turnedRoutes } from './routes.ts';
import { exchangedCells, splitRows } from './rows.ts';
import { shortConditions } from './short-conditions.ts';
import { changedSides } from './sides.ts';
import { changedSigns } from './signs.ts';
import { changedSpans } from './spans.ts';
import { struckStretches } from './struck-stretches.ts';
import { swappedCases } from './swapped-cases.ts';
import { swappedPersons } from './swapped-persons.ts';
import { swappedSubjects } from './swapped-subjects.ts';
import { changedTenses } from './tenses.ts';
import { turnedPlaces } from './turned-places.ts';
import { turnedPreferences } from './turned-preferences.ts';
import { turnedSteps } from './turned-steps.ts';
import { turnedVerbs } from './turned-verbs.ts';
import { changedUses } from './uses.ts';
import { vanishedStatements } from './vanished.ts';
import { certain } from './verdict.ts';
import { addedWords, droppedClauses, droppedNames, widenedNegations } from './words.ts';

/** What compares sentences word by word, those that ask for nothing elsewhere among them. */
const BY_SENTENCE: readonly ((pair: Pair) => Finding[])[] = [
  raisedRequests,
  widenedChoices,
  deniedRestrictions,
  droppedLimits,
  reportedAbroad,
  turnedMoods,
  swappedSubjects,
  swappedPersons,
  swappedCases,
  concededReasons,
  turnedNothingBut,
  lostDeadlines,
  changedQuestions,
  changedPatterns,
  crossedPairs,
  turnedPlaces,
  turnedPreferences,
  turnedSteps,
  turnedVerbs,
  shortConditions,
  droppedNarrowing,
  droppedAttributes,
  droppedPhrases,
  droppedAsides,
  droppedEach,
  exchangedCounts,
  widenedScopes,
  widenedCounts,
  droppedVerbs,
  droppedThings,
  mergedPairs,
  movedOnly,
  movedNegations,
  renamedNames,
  openedLists,
  chosenForOthers,
  droppedScales,
  droppedParts,
];

/** Everything that a comparison looks at. Each names what it cannot explain. */
const CHECKS: readonly ((pair: Pair) => Finding[])[] = [
  changedSpans,
  changedSigns,
  changedNumbers,
  editedWords,
  movedStatements,
  escapedParts,
  droppedOtherCases,
  changedSides,
  splitRows,
  exchangedCells,
  repeatedStatements,
  changedAnswers,
  movedNumbers,
  exchangedNumbers,
  changedCounts,
  undistributedNumbers,
  changedPersons,
  changedAgents,
  changedTenses,
  changedUses,
  weakenedRequests,
  bareNegations,
  bareConditions,
  newlyConditioned,
  changedCases,
  exchangedBranches,
  widenedNegations,
  oppositeWords,
  turnedInPlace,
  turnedDirections,
  turnedRoutes,
  turnedRoles,
  changedChoices,
  swappedWords,
  reorderedSteps,
  brokenOrders,
  exchangedWords,
  changedOwners,
  changedMaterial,
  droppedClauses,
  vanishedStatements,
  cutStretches,
  struckStretches,
  droppedMembers,
  droppedNames,
  droppedMentions,
  changedLanguages,
  addedWords,
  ...BY_SENTENCE,
];

/** Pairs the words of two readings. */
export const pairUp = (original: Reading, rewritten: Reading): Pair => ({
  original,
  rewritten,
  matches: matchTerms(original, rewritten),
});

/** What is not plainly kept, in order of the text it is about. */
export function compare(pair: Pair): Finding[] {
  // A tense is no part of what a word is known by, and words that ask for nothing are none of what a
  // statement is.
  const found = isReadAlike(pair)
    ? [changedMaterial, changedTenses, turnedInPlace, droppedMentions, ...BY_SENTENCE].flatMap((check) =>
        check(pair),
      )
    : CHECKS.flatMap((check) => check(pair).map((finding) => certain(pair, finding)));
  found.push(...displacedWords(pair, found));
  found.push(...nothingLeft(pair, found));
  return withoutHeadings(pair, withoutRepetitions(pair, found)).sort(
    (a, b) => a.start - b.start || a.end - b.end,
  );
}

/** The same statements in the same order. */
function isReadAlike({ original, rewritten, matches }: Pair): boolean {
  return (
    original.statements.length === rewritten.statements.length &&
    original.statements.every((_, s) => matches.same[s] === 1 && matches.home[s] === s)
  );
}
