import type { Range } from '../range.ts';
import { kindOf } from './labels.ts';
import { type Material, mergeMaterial } from './material.ts';

const TAG = /<(\/?)([A-Za-z_][\w:.-]{0,60})((?:\s[^<>]{0,300})?)>/g;
/** What stands in tags of these names is the author's, beside what `kindOf` knows. */
const OWN_NAME =
  /role|rule|instruct|how_|how-|guideline|task|format|tone|style|constraint|objective|goal|step|behavio|persona|system|closing|opening|greeting|requirement|polic|limit|prompt|think|workflow|procedure|escalat|scope|identity|knowledge_source|aufgabe|regel|consigne|tarea|regla/i;

/**
 * What stands in tags ("<doc>…</doc>"), unless it is what the author asks for: by the name of the tag, or,
 * where that is not known, by `isOwn` of what stands in it. Pairs in such a pair are looked at one by one.
 */
export function taggedMaterial(text: string, isOwn: (start: number, end: number) => boolean): Material[] {
  const found: Material[] = [];
  const open: { name: string; end: number }[] = [];
  const unclosed = new Set<string>();
  let done = 0;
  for (const { 0: tag, 1: slash, 2: name = '', index } of tagsOf(text)) {
    if (index < done || tag.endsWith('/>')) continue;
    if (slash === '') {
      if (open.length < MOST_OPEN) open.push({ name, end: index + tag.length });
      if (isMaterialName(name) && !unclosed.has(name)) done = closeOf(text, name, index + tag.length, found);
      if (done <= index) unclosed.add(name);
      if (done > index) open.pop();
      continue;
    }
    const at = open.findLastIndex((other) => other.name === name);
    const pair = open[at];
    if (!pair) continue;
    open.length = at;
    if (isOwnName(name) || isOwn(pair.end, index)) continue;
    add(text, pair.end, index, name, found);
  }
  return found;
}

/** What stands in tags of the author by their names ("<rules>…</rules>"), sorted, without overlaps. */
export function ownTags(text: string): Range[] {
  const own: Material[] = [];
  const open = new Map<string, number>();
  for (const { 1: slash, 2: name = '', index } of tagsOf(text)) {
    if (!isOwnName(name)) continue;
    const start = open.get(name);
    if (slash === '') open.set(name, index);
    else if (start !== undefined) own.push({ start, end: index, reason: '' });
  }
  return mergeMaterial(text, own);
}

/** The tags of a text, without those that a sentence only names: "The question stands in <question>." */
function* tagsOf(text: string): Generator<RegExpExecArray> {
  for (const tag of text.matchAll(TAG)) if (!isMention(text, tag.index, tag.index + tag[0].length)) yield tag;
}

/** Whether a tag stands as a word among the words of its line, or is written as code. */
function isMention(text: string, start: number, end: number): boolean {
  if (text[start - 1] === '`' || text[end] === '`') return true;
  const before =
    text
      .slice(Math.max(0, start - LONGEST_LOOK), start)
      .split('\n')
      .at(-1) ?? '';
  const after = /^[^\n]*/.exec(text.slice(end, end + LONGEST_LOOK))?.[0] ?? '';
  const isAlone = !/[\p{L}\p{N}]/u.test(before.replace(TAG, '')) || /[:：>]\s*$/.test(before);
  if (isAlone) return false;
  const isClosing = text[start + 1] === '/';
  return isClosing ? /[\s"'“„(]$/.test(before) && after.trim() !== '' : /^[\s.,;:!?)"'”“]/.test(after);
}

/** So far around a tag its line is looked at. In UTF-16 units. */
const LONGEST_LOOK = 100;

const MOST_OPEN = 100;

/** Adds the text up to the end tag. Returns where that begins, or -1 where there is none. */
function closeOf(text: string, name: string, from: number, found: Material[]): number {
  const tag = `</${name}>`;
  let end = text.indexOf(tag, from);
  while (end >= 0 && isMention(text, end, end + tag.length)) end = text.indexOf(tag, end + tag.length);
  if (end < 0) return -1;
  add(text, from, end, name, found);
  return end;
}

function add(text: string, from: number, to: number, name: string, found: Material[]): void {
  const part = text.slice(from, to);
  const start = from + part.length - part.trimStart().length;
  const end = from + part.trimEnd().length;
  // Words within a line are marked up, not handed over.
  if (end > start && (part.length > SHORTEST || part.includes('\n')))
    found.push({ start, end, reason: `text in tags <${name}>` });
}

/** In UTF-16 units. */
const SHORTEST = 20;

const isOwnName = (name: string): boolean => OWN_NAME.test(name) || kindOf(name) === 'own';
const isMaterialName = (name: string): boolean => !isOwnName(name) && kindOf(name) === 'material';
