import { isIdle } from '../read/tongue.ts';
import { changedSentences } from './changed-sentences.ts';
import { doubtOf, type Finding, type Pair, quoted } from './finding.ts';
import { SaidNear } from './said-near.ts';
import { sentenceWords } from './sentence-words.ts';

/** "In the first sentence of the email". */
const PART =
  /\b(?:in|at|on|into|from) (?:the|its|each|every|your) ((?:[\p{L}-]{2,20} ){1,3})of (?:the |your |each |every |its |an? )?([\p{L}-]{3,30})/gu;
/** What parts of a text are called. */
const IS_PART =
  /\b(?:sentence|paragraph|line|section|half|page|row|column|cell|heading|header|footer|beginning|start|end|top|bottom|middle|opening|margin|corner|chapter|slide|verse|stanza|scene)s? $/;

/**
 * The part of a whole where something is to stand, and is gone while the whole stays: "in the first sentence
 * of the email" that became "in the email". English.
 */
export function droppedParts(pair: Pair): Finding[] {
  const { language } = pair.original;
  if (language !== 'en') return [];
  const found: Finding[] = [];
  for (const { home, before, place } of changedSentences(pair)) {
    for (const { 0: said, 1: part = '', 2: whole = '', index } of before.matchAll(PART)) {
      const near = new SaidNear(pair, home);
      const [name] = sentenceWords(whole);
      const words = sentenceWords(part).filter(({ key }) => !isIdle(language, key));
      if (!IS_PART.test(part) || !name || !near.names(name) || words.length === 0) continue;
      if (words.some((word) => near.says(word))) continue;
      const where = { start: place.start + index, end: place.start + index + said.length };
      found.push(doubtOf('place', where, `${quoted(pair.original, where)} is gone`));
    }
  }
  return found;
}
