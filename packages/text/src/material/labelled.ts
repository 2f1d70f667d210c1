import { lastOfRow } from './code-rows.ts';
import { directsReader } from './direction.ts';
import { isAsked, kindOf } from './labels.ts';
import { isInOutline, isLeadIn, isOpenLine } from './lead-ins.ts';
import type { Material } from './material.ts';
import { isProtected, type Part } from './parts.ts';
import { isPersonal } from './unclaimed.ts';

/** Headings that name a text are short: "6.2 Executive Summary Report" is one of an outline. */
const TITLE = /^[^\d\s]\S*(?: \S+)?\s*$/;

/**
 * What stands under labels and headings that name a text. `isRules`: in a prompt of rules titles name
 * chapters, too.
 */
export function labelled(
  text: string,
  parts: readonly Part[],
  own: readonly boolean[],
  isRules: boolean,
): Material[] {
  const found: Material[] = [];
  for (const [at, { kind, name }] of parts.entries()) {
    if (kind !== 'label' && kind !== 'heading') continue;
    const says = kind === 'heading' && !TITLE.test(name) ? 'unknown' : kindOf(name);
    if (says !== 'material' && (says !== 'open' || (isRules && kind === 'heading'))) continue;
    if (isRules && isOwnTitle(parts, at, text)) continue;
    const first = parts[at + 1];
    const to = endOf(parts, own, at, text, isRules);
    if (to === at + 2 && first && (isOpenLine(first, text) || isOnlyLinks(first, text))) continue;
    if (!first || to === at + 1 || (own[at + 1] && (isChapter(kind, name) || !isAsked(name)))) continue;
    if (says === 'open' && isPersonal(parts.slice(at + 1, to))) continue;
    // "Load prompts from files:" above a block of code.
    const isLed = isRules && isOpenLine(first, text) && isProtected(parts[at + 2]);
    for (const { start, end } of parts.slice(at + (isLed ? 2 : 1), to))
      found.push({ start, end, reason: `text under “${name.trim()}”` });
  }
  return found;
}

/** Index behind what stands under the title at an index. */
function endOf(
  parts: readonly Part[],
  own: readonly boolean[],
  at: number,
  text: string,
  isRules: boolean,
): number {
  // What follows a block of code or data speaks of it.
  if (isProtected(parts[at + 1])) return lastOfRow(parts, at + 1, text) + 1;
  let to = at + 1;
  while (parts[to]?.kind === 'text' && (to === at + 1 || !own[to])) {
    const isNext = parts[to - 1]?.isList === true && parts[at + 1]?.isList && isLeadIn(parts, to, text);
    if (isRules && to > at + 1 && (isNext || isInline(parts, at, text))) break;
    to++;
  }
  return to;
}

/**
 * "Examples: delve, tapestry": what a label names on its own line ends with its paragraph, unless it is a
 * letter or the like.
 */
const isInline = (parts: readonly Part[], at: number, text: string): boolean => {
  const [label, first] = parts.slice(at, at + 2);
  return (
    label?.kind === 'label' &&
    first !== undefined &&
    !isAsked(label.name) &&
    !text.slice(label.end, first.start).includes('\n')
  );
};

/**
 * Whether a title in a prompt of rules is one of the prompt itself: its first one, one of an outline, or one
 * above an order.
 */
function isOwnTitle(parts: readonly Part[], at: number, text: string): boolean {
  const [title, first] = parts.slice(at, at + 2);
  if (!title || !first) return false;
  if ((at === 0 && title.kind === 'heading') || isInOutline(parts, at, text)) return true;
  if (PROBLEM.test(title.name) && SOLUTION.test(text.slice(first.start, first.end))) return true;
  if (INPUT.test(title.name) && DESCRIBED.test(text.slice(first.start, first.start + 20))) return true;
  const [says] = first.sentences;
  return !isAsked(title.name) && !first.isList && says !== undefined && directsReader(says);
}

const PROBLEM = /^(?:the )?problem$/i;
/** "Input: a description of …": what will be given. */
const INPUT = /^inputs?$/i;
const DESCRIBED = /^an? \p{L}/iu;
const SOLUTION = /^\**(?:solution|fix)\**:/im;

/** "Source: [Names](https://…) | [Rules](https://…)": links stay as they are, and nothing else is said. */
const isOnlyLinks = ({ start, end }: Part, text: string): boolean =>
  text.slice(start, end).replace(LINK, '').trim() === '';

const LINK = /\[[^[\]\n]{1,200}\]\([^()\s]{1,500}\)|[|,;·]/g;

/** "# Messages" with what to do about them. */
const isChapter = (kind: Part['kind'], name: string): boolean => kind === 'heading' && /s\s*$/.test(name);
