import { countTokens } from '@refinery/text/count-tokens.ts';
import { includesText } from '@refinery/text/index-of-text.ts';
import { isDense, isJson, minifyJson, minifyNearJson } from '@refinery/text/spans/json.ts';
import { SPAN, type Token } from '@refinery/text/token.ts';
import type { Draft } from '../draft/draft.ts';
import { propose } from '../draft/propose.ts';
import { REASONS } from '../model/reasons.ts';
import type { CodePass } from './pass.ts';

/** A box to tick is no data. */
const EMPTY = /^[[{]\s*[\]}]$/;
const FENCE = /^(```|~~~)json[^\n]*\n([\s\S]*?)\n[ \t]*\1$/i;

/** JSON loses its indentation and line breaks; strings, numbers and the order of keys stay as written. */
export const JSON_MINIFY: CodePass = {
  name: 'json-minify',
  reason: REASONS.json,
  rank: 1,
  run(draft: Draft) {
    for (let i = 0; i < draft.tokens.length; i++) {
      const token = draft.tokens[i];
      if (token?.kind !== SPAN) continue;
      const replacement = minified(draft.text, token);
      if (
        replacement === undefined ||
        standsInLine(draft.text, token) ||
        !keepsAll(draft, token, replacement)
      )
        continue;
      propose(draft, { from: i, to: i + 1, replacement, pass: this.name, reason: this.reason });
    }
  },
};

/** "Answer {"error": "none"}.": a sample of one line in a sentence is what the answer is to look like. */
function standsInLine(text: string, { start, end }: Token): boolean {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  return text.slice(lineStart, start).trim() !== '' && !text.slice(start, end).includes('\n');
}

/** What is to be preserved may contain layout, too. */
function keepsAll({ text, texts: { preserve } }: Draft, token: Token, replacement: string): boolean {
  if (preserve.length === 0) return true;
  const source = text.slice(token.start, token.end);
  return preserve.every((wanted) => !includesText(source, wanted) || includesText(replacement, wanted));
}

function minified(text: string, token: Token): string | undefined {
  if (token.span !== 'data' && token.span !== 'code') return undefined;
  const source = text.slice(token.start, token.end);
  // An empty box of a task list.
  if (source === '[ ]') return undefined;
  const fence = token.span === 'code' ? FENCE.exec(source) : undefined;
  const json = token.span === 'data' ? source : fence?.[2];
  if (json === undefined || EMPTY.test(json) || isDense(json)) return undefined;
  const small = isJson(json) ? minifyJson(json) : token.span === 'data' ? minifyNearJson(json) : undefined;
  return small !== undefined && small.length < json.length && countTokens(small) < countTokens(json)
    ? source.replace(json, () => small)
    : undefined;
}
