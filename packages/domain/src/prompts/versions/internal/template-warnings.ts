import { isPlaceholder, type PromptMessage } from '@refinery/contracts/prompt-template.ts';
import { type TemplatePart, templateParts } from '@refinery/contracts/template-parts.ts';

/** Most warnings of a prompt. */
const MAX_WARNINGS = 20;
/** As much of a text as a warning repeats, in characters. */
const MAX_QUOTED = 60;

/**
 * Two braces and what they close, else two that nothing closes on their line; `{% … %}`; `{name}` and
 * `${name}`.
 */
const SUSPECT =
  /\{\{[^{}\n]{1,2000}\}\}|\{\{\}\}|\{\{[^{}\n]{0,60}|\{%[^%\n]{1,200}%\}|\$?\{[\p{L}_][\p{L}\p{M}\p{N}_.-]{0,80}\}/gu;
const BRACES = /\{\{[^{}\n]{1,200}\}\}/g;
/** Conditions, loops, filters, calls and comments. */
const OTHER_LANGUAGE = /^[#/^!&*%~-]|[|()[\]=+]|^(?:else|end|if|for)\b/;

/**
 * What looks like a variable of a prompt and is none, in sentences for whoever wrote it: at most 20, each
 * thing once. It takes time in proportion to the length.
 */
export function templateWarnings(messages: readonly PromptMessage[]): string[] {
  const warnings = new Map<string, string>();
  for (const [index, message] of messages.entries()) {
    if (isPlaceholder(message)) continue;
    const place = messages.length > 1 ? `Message ${index + 1}, line` : 'Line';
    for (const { line, raw, why } of suspectsIn(message.content)) {
      const warning = `\`${quoted(raw)}\` ${why}`;
      if (!warnings.has(warning)) warnings.set(warning, `${place} ${line}: ${warning}`);
      if (warnings.size === MAX_WARNINGS) return [...warnings.values()];
    }
  }
  return [...warnings.values()];
}

interface Suspect {
  /** Counted from 1. */
  line: number;
  raw: string;
  why: string;
}

function* suspectsIn(text: string): Iterable<Suspect> {
  let line = 1;
  for (const part of templateParts(text)) {
    let from = 0;
    for (const { index, raw, why } of suspectsOf(part)) {
      line += breaksIn(part.raw.slice(from, index));
      from = index;
      yield { line, raw, why };
    }
    line += breaksIn(part.raw.slice(from));
  }
}

function* suspectsOf({
  kind,
  raw: text,
}: TemplatePart): Iterable<{ index: number; raw: string; why: string }> {
  if (kind === 'code') {
    for (const { 0: raw, index } of text.matchAll(BRACES))
      if (isTag(raw)) yield { index, raw, why: 'stands in code and is text.' };
  } else if (kind === 'text') {
    for (const { 0: raw, index } of text.matchAll(SUSPECT)) yield { index, raw, why: reasonOf(raw) };
  }
}

/** Whether it is a variable or an include outside of code. */
const isTag = (braces: string): boolean => {
  const [part, ...others] = templateParts(braces);
  return others.length === 0 && (part?.kind === 'variable' || part?.kind === 'include');
};

function reasonOf(raw: string): string {
  if (raw.startsWith('{%')) return 'is of another template language and stands as text.';
  if (!raw.startsWith('{{')) {
    const variable = `{{${raw.replace(/^\$?\{/, '').slice(0, -1)}}}`;
    return `has single braces and is text. A variable is \`${variable}\`.`;
  }
  if (!raw.endsWith('}}')) return 'opens two braces that nothing closes on the line, and is text.';
  const inside = raw.slice(2, -2).trim();
  if (inside === '') return 'has no name and is text.';
  if (OTHER_LANGUAGE.test(inside)) return 'is of another template language and stands as text.';
  const joined = `{{${inside.replaceAll(/\s+/g, '_')}}}`;
  if (/\s/.test(inside) && isTag(joined))
    return `is text, because the name of a variable has no blanks. Write \`${joined}\`.`;
  if (/^\p{N}/u.test(inside)) return 'is text, because the name of a variable begins with a letter or `_`.';
  return 'is no variable and stands as text.';
}

const breaksIn = (text: string): number => text.split('\n').length - 1;

function quoted(raw: string): string {
  const characters = [...raw];
  return characters.length > MAX_QUOTED ? `${characters.slice(0, MAX_QUOTED).join('')}…` : raw;
}
