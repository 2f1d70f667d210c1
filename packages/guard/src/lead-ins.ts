import { FUNCTION_WORDS } from '@refinery/text/word-sets.ts';
import { weighed } from './compare/asks.ts';
import { asksFor, instructionOf, sentenceOf } from './compare/moods.ts';
import { type Fact, isWhole } from './facts.ts';
import type { Reading } from './read/reading.ts';

/** "**Rules**" in a line of its own. */
const BOLD_LINE = /^(\*\*|__)[^*_\n]{1,80}\1:?$/;

/**
 * Whether a statement asks for nothing itself: a heading, a title in bold type, or a line with a colon at its
 * end that leads to the lines below it. A heading counts by itself only where it is an instruction ("#
 * Translate the text"). Known in full of English alone.
 */
export function governsOnly(reading: Reading, s: number, facts: readonly Fact[]): boolean {
  const { text, statements } = reading;
  const statement = statements[s];
  if (!statement) return false;
  if (statement.line === 'heading') return !isInstruction(reading, s);
  const words = text.slice(statement.start, statement.end);
  if (statement.line === 'text' && BOLD_LINE.test(words)) return !isInstruction(reading, s);
  const next = statements[s + 1];
  if (!/[:：]$/.test(words) || !next || !text.slice(statement.end, next.start).includes('\n')) return false;
  if (!facts.every(isWhole)) return false;
  if (reading.language !== 'en') return contentOf(reading, s) <= 1;
  return !asksFor(reading, s) || (next.item && LEADING.has(instructionOf(reading, s) ?? ''));
}

/** "Follow these rules:" asks for what the items say. */
const LEADING = new Set(
  'cover contain consider follow include mention note obey observe remember respect'.split(' '),
);

/** "Write a poem", "Never name prices", but not "Report format", nor "Never do these". */
function isInstruction(reading: Reading, s: number): boolean {
  if (reading.language !== 'en') return false;
  const verb = instructionOf(reading, s);
  if (verb === undefined) return false;
  const words = [...sentenceOf(reading, s).matchAll(/[a-z'-]+/g)].map(([word]) => word);
  const next = words[words.indexOf(verb) + 1] ?? '';
  const isSentence = FUNCTION_WORDS.has(next) || words.indexOf(verb) > 0;
  return isSentence && contentOf(reading, s) > 0;
}

/** How many words of a statement ask for something. */
function contentOf(reading: Reading, s: number): number {
  const { from = 0, to = 0 } = reading.statements[s] ?? {};
  return reading.terms.slice(from, to).filter(weighed(reading, from, to)).length;
}
