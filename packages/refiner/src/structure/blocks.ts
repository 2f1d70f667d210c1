import { type Language, segmentLanguage } from '@refinery/text/language.ts';
import { segment } from '@refinery/text/segment.ts';
import type { Token } from '@refinery/text/token.ts';
import { givenTextFrom } from './given-text-from.ts';
import { fieldName, type Label, labelOf } from './labels.ts';
import type { OriginalSentences } from './original-sentences.ts';
import { readHeading, readLabel, readSaid, readTags } from './read-labelled.ts';
import { readGiven, readList, readMaterial, readSentence } from './read-plain.ts';
import { add, classOf, isSaid, type Reader, textEnd } from './reader.ts';
import { readUnits } from './units.ts';

/** Reads `text` into blocks in their order. They do not overlap; between them is whitespace only. */
export function readBlocks(
  text: string,
  tokens: readonly Token[],
  ofText: Language,
  originals?: OriginalSentences,
): Reader {
  const segments = segment(text, tokens);
  const units = readUnits(text, tokens, segments, originals);
  const labels = units.map((unit, at) => labelOf(unit, units[at + 1]?.first ?? true));
  const reader: Reader = {
    text,
    units,
    labels,
    repeated: repeatedNames(labels),
    languages: segments.map((part) => segmentLanguage(tokens, part, ofText)),
    language: ofText,
    givesAt: givenTextFrom(tokens, segments),
    blocks: [],
    textBelow: false,
    hasTask: false,
  };
  for (let at = 0; at < units.length; ) at = Math.max(at + 1, readBlock(reader, at));
  return reader;
}

const SECTION_LABELS =
  /^(?:tasks?|roles?|contexts?|constraints?|rules|requirements|instructions?|notes?|goals?)$/;

function repeatedNames(labels: readonly (Label | undefined)[]): Set<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const label of labels) {
    if (!label) continue;
    const name = fieldName(label);
    // The same section in two places is no turn of a dialogue.
    if (seen.has(name) && !SECTION_LABELS.test(name)) repeated.add(name);
    seen.add(name);
  }
  for (const [ask, reply] of [
    ['input', 'output'],
    ['q', 'a'],
    ['question', 'answer'],
    ['user', 'assistant'],
    ['human', 'ai'],
    ['before', 'after'],
  ] as const)
    if (seen.has(ask) && seen.has(reply)) for (const name of [ask, reply]) repeated.add(name);
  return repeated;
}

/** Adds the block that begins at unit `at`, or joins it to the last one. Returns the index behind it. */
function readBlock(reader: Reader, at: number): number {
  const { units } = reader;
  const unit = units[at];
  if (!unit) return at + 1;
  if (unit.kind !== 'sentence' || unit.tagEnd >= 0 || isSaid(reader, at)) reader.textBelow = false;
  if (at === reader.givesAt) return add(reader, at, textEnd(reader, at), classOf(reader, at), 'region');
  if (unit.kind === 'heading') return readHeading(reader, at);
  if (unit.tagEnd >= 0) return readTags(reader, at);
  if (isSaid(reader, at)) return readSaid(reader, at);
  const label = reader.labels[at];
  if (label) return readLabel(reader, at, label);
  if (unit.kind === 'given') return readGiven(reader, at);
  if (unit.kind === 'item') return readList(reader, at);
  if (unit.kind !== 'sentence') return readMaterial(reader, at);
  return readSentence(reader, at);
}
