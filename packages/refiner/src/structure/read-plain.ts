import { turns } from '@refinery/text/material/turns.ts';
import { codeEnd, listEnd } from './extents.ts';
import { isSequel, leans, looksAhead, looksBack, points } from './leaning.ts';
import { ownedEnd } from './owned-end.ts';
import { add, type Block, classOf, join, type Reader, textEnd, vote } from './reader.ts';
import { type SectionName, sectionOfHeading } from './sections.ts';

export function readList(reader: Reader, at: number): number {
  const { units, blocks } = reader;
  const end = listEnd(units, at);
  const last = blocks.at(-1);
  const section = vote(reader, at, end);
  const isLead = last?.section !== 'role' || section === 'context' || last.words.endsWith(':');
  if (
    last &&
    isLead &&
    (!units[at]?.paragraph || looksAhead(last.words) || (last.kind === 'sentence' && points(last.words)))
  ) {
    if (last.section === 'context') last.section = section;
    last.kind = 'list';
    return join(reader, end);
  }
  return add(reader, at, end, section, 'list');
}

const CODE = /^(?:```|~~~|[[{])/;

/** What was handed over stands alone, or with the colon that announces it. */
export function readGiven(reader: Reader, at: number): number {
  const words = reader.units[at]?.words ?? '';
  if (CODE.test(words)) return readMaterial(reader, at);
  if (turns(words).length > 0) return add(reader, at, at + 1, 'examples', 'material');
  const last = reader.blocks.at(-1);
  if (last && looksAhead(last.words)) return join(reader, at + 1);
  return add(reader, at, at + 1, 'context', 'region');
}

/** Code, data and tables stay with the sentence that points at them. */
export function readMaterial(reader: Reader, at: number): number {
  const { units, blocks } = reader;
  const end = codeEnd(units, at);
  const last = blocks.at(-1);
  if (!last) return add(reader, at, end, 'context', 'material');
  if (looksAhead(last.words) || last.kind !== 'sentence') return join(reader, end);
  for (let back = blocks.length - 1; back >= Math.max(0, blocks.length - 6); back--) {
    const block = blocks[back];
    if (!block) break;
    if (block.points) {
      if (back === blocks.length - 1) return join(reader, end);
      return add(reader, at, end, block.section, 'material');
    }
    if (block.paragraph) break;
  }
  if (last.section !== 'context' && last.section !== 'task' && last.section !== 'examples')
    return add(reader, at, end, 'context', 'material');
  return join(reader, end);
}

/** "Translate this into Dutch." */
const TREATS =
  /^(?:please |kindly |now )?(?:translate|summari[sz]e|rewrite|rephrase|paraphrase|proofread|correct|edit|improve|shorten|simplify|classify|analy[sz]e|review|transcribe|expand|polish)\b[^"“:]{0,60}\b(?:the following|this|below)\b[^"“:]{0,80}$/i;

const HANDS_OVER_BELOW =
  /\b(?:following|below)\b[^.]{0,80}\b(?:text|article|e-?mail|passage|paragraphs?|document|transcript|story|content|letter|reviews?|message|code|draft|abstract|essay|report|conversation|description|resume|cv|excerpt|sentences?|questions?|poem|post|comments?)\b/i;
const HANDS_OVER =
  /\b(?:text|article|e-?mail|passage|paragraphs?|document|transcript|story|content|letter|reviews?|message|code|draft|abstract|essay|report|conversation|description|resume|cv|excerpt|sentences?|questions?|poem|post|comments?) (?:\w+ ){0,3}(?:following|below)\b/i;

/** True for a sentence that a text follows. */
const handsOver = (said: string): boolean =>
  HANDS_OVER_BELOW.test(said) || HANDS_OVER.test(said) || TREATS.test(said);

export function readSentence(reader: Reader, at: number): number {
  const { units, blocks } = reader;
  const unit = units[at];
  if (!unit) return at + 1;
  if (reader.textBelow && unit.paragraph) {
    reader.textBelow = false;
    const end = textEnd(reader, at);
    const last = blocks.at(-1);
    if (last && looksAhead(last.words)) return join(reader, end);
    return add(reader, at, end, 'context', 'region');
  }
  let own = classOf(reader, at);
  let end = at + 1;
  if (unit.words.endsWith(':')) {
    if (own === 'context' && unit.words.length < 100) own = sectionOfHeading(announced(unit.said)) ?? own;
    end =
      /\b(?:this|these|following|below)\b/i.test(unit.said) &&
      own === 'task' &&
      units[end]?.kind === 'sentence'
        ? textEnd(reader, end)
        : ownedEnd(reader, at, own);
    if (own === 'context') own = vote(reader, at + 1, end);
  }
  if (end === at + 1 && handsOver(unit.said)) reader.textBelow = true;
  const last = blocks.at(-1);
  if (own === 'examples' && unit.first) return add(reader, at, end, own, 'sentence');
  const isRole = last?.section === 'role' && own === 'context' && /^your? /i.test(unit.said);
  if (!last) return add(reader, at, end, own, end > at + 1 ? 'list' : 'sentence');
  const back = looksBack(unit.said);
  if (back) joinContext(blocks);
  if (isRole || back || leansOn(unit.said, own, reader)) return lean(reader, own, end);
  return add(reader, at, end, own, end > at + 1 ? 'list' : 'sentence');
}

function leansOn(words: string, own: SectionName, { blocks, hasTask }: Reader): boolean {
  const last = blocks.at(-1);
  if (!last) return false;
  const afterTask = last.section !== 'context' && last.section !== 'role' && hasTask;
  if (!leans(words, afterTask)) return false;
  // A role is no thing that a task could mean, only a person.
  if (own === 'task' && last.section === 'role') return /\b(?:them|they|him|her)\b/i.test(words);
  if (own !== 'task' || last.section === 'context' || last.section === 'task') return true;
  // Requests belong together; only one that would be the first stays where it was.
  return !hasTask && !isSequel(words) && last.section !== 'examples' && last.section !== 'output';
}

/** "Here are the formatting rules that apply:" announces "formatting rules". */
function announced(words: string): string {
  const thing =
    /^(?:here (?:is|are)|these are|this is|below (?:is|are)|the following(?: is| are)?|consider|note) (?:(?:the|my|some|your|a|an|all|our) )?(?:following )?(\S+(?: \S+)?)/i.exec(
      words,
    )?.[1];
  return thing ?? (words.split(' ').length <= 6 ? words : '');
}

/** Joins a sentence to the block before it. A request makes a request of the information that it leans on. */
function lean(reader: Reader, own: SectionName, end: number): number {
  const last = reader.blocks.at(-1);
  if (
    last?.section === 'context' &&
    own !== 'role' &&
    own !== 'examples' &&
    (last.kind === 'sentence' || own === 'task')
  )
    last.section = own;
  else if (last && own === 'task' && !reader.hasTask && last.contentFrom === last.from) last.section = own;
  if (last?.section === 'task') reader.hasTask = true;
  return join(reader, end);
}

/** What stands "above" a sentence stays above it. */
function joinContext(blocks: Block[]): void {
  for (let last = blocks.at(-1); last?.section === 'context'; ) {
    const before = blocks.at(-2);
    if (before?.section !== 'context') return;
    before.to = last.to;
    before.words = last.words;
    before.points ||= last.points;
    before.kind = 'region';
    blocks.pop();
    last = before;
  }
}
