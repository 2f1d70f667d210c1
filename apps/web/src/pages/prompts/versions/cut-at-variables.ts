import { templateParts } from '@prompt-refinery/client';

/** Each is an element of the page. In a text with more, the rest stays as it is. */
const MOST = 2_000;

export interface ShownPart {
  /** Where it begins in the text, in UTF-16 code units. */
  start: number;
  text: string;
  isVariable: boolean;
}

/**
 * The text of a prompt in parts: its variables, at most the first 2,000, and what is between them. Joined,
 * they are the text.
 */
export function cutAtVariables(text: string): ShownPart[] {
  const parts: ShownPart[] = [];
  let end = 0;
  let left = MOST;
  for (const { kind, raw } of templateParts(text)) {
    const isVariable = kind === 'variable' && left > 0;
    const last = parts.at(-1);
    if (isVariable || !last || last.isVariable) parts.push({ start: end, text: raw, isVariable });
    else last.text += raw;
    if (isVariable) left -= 1;
    end += raw.length;
  }
  return parts;
}
