import type { Language } from '@refinery/text/language.ts';
import { classifySentence } from './classify-sentence.ts';
import { fieldName, type Label } from './labels.ts';
import { points } from './leaning.ts';
import type { SectionName } from './sections.ts';
import type { Unit } from './units.ts';

/**
 * A piece of the text that moves as one: a sentence, or a line with the list, code or text that it
 * introduces.
 */
export interface Block {
  from: number;
  to: number;
  section: SectionName;
  /** Offset behind a label that says the section's name only, which the section's own heading replaces. */
  contentFrom: number;
  kind: 'sentence' | 'list' | 'region' | 'material';
  /** Its beginning in lower case. */
  opening: string;
  /** Its last sentence. */
  words: string;
  /** True where one of its sentences points at something beside it. */
  points: boolean;
  /** True where it begins a paragraph. */
  paragraph: boolean;
  /** How many sentences, list items and the like it has. */
  sentences: number;
  /** True where a heading or label of its own says what it is. */
  named: boolean;
}

/** A text on its way into blocks. */
export interface Reader {
  text: string;
  units: readonly Unit[];
  /** Per unit, where its line begins with one. */
  labels: readonly (Label | undefined)[];
  /** Lower-case names of labels that several lines carry: turns of a dialogue, fields of examples. */
  repeated: ReadonlySet<string>;
  languages: readonly Language[];
  /** Of the whole text. */
  language: Language;
  /** Index of the unit that hands over everything behind it, or -1. */
  givesAt: number;
  blocks: Block[];
  /** A sentence announced a text "below". */
  textBelow: boolean;
  hasTask: boolean;
}

export function add(
  reader: Reader,
  from: number,
  to: number,
  section: SectionName,
  kind: Block['kind'],
  { contentFrom, named = false }: { contentFrom?: number | undefined; named?: boolean } = {},
): number {
  const first = reader.units[from];
  const last = reader.units[to - 1];
  if (!first || !last) return to;
  // Inside of tags that the block before opens: "A:" and a line "<rules>" in an example.
  const before = reader.blocks.at(-1);
  if (before && first.from < before.to) return join(reader, to);
  if (section === 'task') reader.hasTask = true;
  reader.blocks.push({
    from: first.from,
    to: Math.max(last.to, last.tagEnd),
    section,
    contentFrom: contentFrom ?? first.from,
    kind,
    opening: first.said.slice(0, 200).toLowerCase(),
    words: last.words,
    points: points(first.said) || points(last.said),
    paragraph: first.paragraph,
    sentences: to - from,
    named,
  });
  return to;
}

/** Lengthens the last block to the unit before `to`. */
export function join(reader: Reader, to: number): number {
  const last = reader.blocks.at(-1);
  const unit = reader.units[to - 1];
  if (last && unit) {
    last.to = Math.max(last.to, unit.to, unit.tagEnd);
    last.words = unit.words;
    last.points ||= points(unit.said);
    last.sentences++;
  }
  return to;
}

/** Two blocks that follow each other as one. */
export const joinBlocks = (first: Block, second: Block): Block => ({
  ...first,
  to: second.to,
  kind: first.kind === 'sentence' ? second.kind : first.kind,
  words: second.words,
  points: first.points || second.points,
  sentences: first.sentences + second.sentences,
});

/**
 * Index behind a text that is handed over: up to the next heading, tag block, label that names a section, or
 * word on the answer.
 */
export function textEnd(reader: Reader, at: number): number {
  const { units, labels } = reader;
  let end = at + 1;
  for (; end < units.length; end++) {
    const next = units[end];
    if (!next || next.kind === 'heading' || next.tagEnd >= 0) break;
    if (
      next.paragraph &&
      (labels[end]?.section !== undefined || (next.kind === 'sentence' && classOf(reader, end) === 'output'))
    )
      break;
  }
  return end;
}

/** Section of a unit by what it says, or said before it was refined. */
export function classOf(reader: Reader, at: number): SectionName {
  const unit = reader.units[at];
  if (!unit) return 'context';
  const language = reader.languages[at] ?? 'en';
  const before = unit.said === unit.words ? 'context' : classifySentence(unit.said, language);
  return before === 'context' ? classifySentence(unit.words, language) : before;
}

/** The section of more than half of what the units say, where they do not merely inform. */
export function vote(reader: Reader, from: number, to: number): SectionName {
  const counts: Record<SectionName, number> = {
    task: 0,
    role: 0,
    context: 0,
    examples: 0,
    output: 0,
    constraints: 0,
  };
  let all = 0;
  let first: SectionName | undefined;
  for (let at = from; at < to; at++) {
    const kind = reader.units[at]?.kind;
    if (kind !== 'item' && kind !== 'sentence') continue;
    const own = classOf(reader, at);
    first ??= own;
    counts[own]++;
    all++;
  }
  const asking = counts.task + counts.output + counts.constraints;
  if (asking * 2 <= all) return counts.examples * 2 > all ? 'examples' : 'context';
  if (first === 'task' || (counts.task > 0 && counts.role > 0)) return 'task';
  if (counts.task >= counts.constraints && counts.task >= counts.output) return 'task';
  return counts.constraints >= counts.output ? 'constraints' : 'output';
}

/** True for a line that several others begin like: a turn of a dialogue, a field of an example. */
export function isSaid(reader: Reader, at: number): boolean {
  const label = reader.labels[at];
  return label !== undefined && reader.repeated.has(fieldName(label));
}
