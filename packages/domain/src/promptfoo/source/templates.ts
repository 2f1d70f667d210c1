import { templateParts } from '@refinery/contracts/template-parts.ts';
import type { Scalar } from './plain-values.ts';

/** A text with references only: `{{name}}`, without spaces inside. */
export interface Template {
  text: string;
  /** What it refers to, each once; none for a text that stands for itself. */
  names: readonly string[];
}

/** What no template of ours can say, in words that follow the name of the field. */
export interface Untranslatable {
  problem: string;
}

/**
 * A reference to a value, or to a member of one; or the start of anything else that Nunjucks would not take
 * for text.
 */
const TAG = /\{\{\s*([\p{L}_][\p{L}\p{M}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{M}\p{N}_]*)*)\s*\}\}|\{[{%#]/gu;
/** Words of the language, and no names. */
const WORDS = new Set(['true', 'false', 'none', 'null', 'not', 'and', 'or', 'in', 'is', 'if', 'else']);

/** Reads the part of promptfoo's template language (Nunjucks) that ours has, too: references to values. */
export function readTemplate(text: string): Template | Untranslatable {
  const names = new Set<string>();
  for (const [, name] of text.matchAll(TAG)) {
    if (name === undefined || WORDS.has(name))
      return { problem: "has more of promptfoo's template language than {{name}}" };
    if (name === 'env' || name.startsWith('env.')) return { problem: 'reads the environment' };
    names.add(name);
  }
  return names.size === 0 ? { text, names: [] } : { text: text.replaceAll(TAG, '{{$1}}'), names: [...names] };
}

/** Whether our templates refer to the same: to them, what is in code or behind a backslash is text. */
export const isReadAlike = ({ text }: Template): boolean =>
  templateParts(text).every(
    ({ kind, raw }) => kind === 'text' || kind === 'variable' || (!raw.includes('{{') && kind === 'code'),
  );

/**
 * Puts values for the references; nothing for those without one, as promptfoo does. null where it would be
 * longer than `most`.
 */
export function fillTemplate(
  { text, names }: Template,
  valueFor: (name: string) => Scalar | undefined,
  most: number,
): string | null {
  if (names.length === 0) return text.length > most ? null : text;
  const values = new Map(names.map((name) => [name, String(valueFor(name) ?? '')]));
  // Counted before it is put together: a text may refer to a long one a thousand times.
  let length = text.length;
  for (const [tag, name = ''] of text.matchAll(TAG)) length += (values.get(name)?.length ?? 0) - tag.length;
  return length > most ? null : text.replaceAll(TAG, (_, name: string) => values.get(name) ?? '');
}

/**
 * A tag that its line does not close. In the values of variables, promptfoo takes the whole text as it is
 * then.
 */
const isHalfOpen = (text: string): boolean =>
  text.includes('{') &&
  text.split('\n').some((line) => {
    const isOpen = (tag: string, sign: string) => {
      const at = line.lastIndexOf(tag);
      return at >= 0 && line.indexOf(sign, at + tag.length) < 0;
    };
    return isOpen('{{', '}') || isOpen('{%', '%') || isOpen('{#', '#');
  });

/** Reads each text once, however often it occurs. */
export class TemplateReader {
  private readonly read = new Map<string, Template | Untranslatable>();
  private readonly readOfVariables = new Map<string, Template | Untranslatable>();

  of(text: string): Template | Untranslatable {
    return remembered(this.read, text, readTemplate);
  }

  /** Of the value of a variable. */
  ofVariable(text: string): Template | Untranslatable {
    return remembered(this.readOfVariables, text, (one) =>
      isHalfOpen(one) ? { text: one, names: [] } : readTemplate(one),
    );
  }
}

function remembered<T>(known: Map<string, T>, text: string, read: (text: string) => T): T {
  const before = known.get(text);
  if (before !== undefined) return before;
  const value = read(text);
  known.set(text, value);
  return value;
}
