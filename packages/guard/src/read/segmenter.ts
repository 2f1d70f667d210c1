import type { Script } from '../lexicon/tables.ts';

/**
 * Both texts of a comparison share most of their runs: those that are no longer than so many UTF-16 units are
 * split once.
 */
const LONGEST_KNOWN = 64;
/** So many of a language are kept. */
const MOST_KNOWN = 2000;

/** Splits text of a language without spaces into words. */
interface Splitter {
  segmenter: Intl.Segmenter;
  known: Map<string, readonly number[]>;
}

const SPLITTERS = new Map<Script, Splitter>();

function splitterOf(language: Script): Splitter {
  const known = SPLITTERS.get(language);
  if (known) return known;
  const made = { segmenter: new Intl.Segmenter(language, { granularity: 'word' }), known: new Map() };
  SPLITTERS.set(language, made);
  return made;
}

/**
 * For each UTF-16 unit of a run the length of the word that begins there, by the segmenter; 0 where none
 * does.
 */
export function wordLengths(run: string, language: Script): readonly number[] {
  const { segmenter, known } = splitterOf(language);
  const found = known.get(run);
  if (found) return found;
  const lengths = new Array<number>(run.length).fill(0);
  for (const { index, segment } of segmenter.segment(run)) lengths[index] = segment.length;
  if (run.length > LONGEST_KNOWN) return lengths;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(run, lengths);
  return lengths;
}
