import type { Language } from '@refinery/text/language.ts';
import { lex } from '@refinery/text/lex.ts';
import { tagWords, wordIndices } from '@refinery/text/tag.ts';
import { TAG, type Tag } from '@refinery/text/tag-set.ts';
import { PUNCT, type Token, WORD } from '@refinery/text/token.ts';
import type { Draft, DraftSegment } from '../draft/draft.ts';
import { tagsOf } from '../draft/tags.ts';

/** A stretch of text as the gate reads it: words and marks in order, without spaces and marks of emphasis. */
export interface Words {
  language: Language;
  /** As written. */
  shapes: readonly string[];
  /** Lower case; empty for protected text. */
  words: readonly string[];
  /** Parts of speech, of English only. */
  tags: readonly Tag[];
  /** True where a space or the start of the text stands before. */
  spaced: readonly boolean[];
  /** Whether it is a word: no number, mark or protected text. */
  isWord: readonly boolean[];
}

/** Reads a text of its own. */
export function readWords(text: string, language: Language): Words {
  const tokens = lex(text, []);
  const live = wordIndices(tokens, 0, tokens.length);
  const tags = language === 'en' ? tagWords(text, tokens, live) : [];
  return wordsOf(text, tokens, live, tags, language);
}

/** Reads neighbouring segments of a draft as they were written. */
export function readSegments(draft: Draft, parts: readonly DraftSegment[]): Words {
  const { tokens, text } = draft;
  const [first] = parts;
  const last = parts.at(-1);
  const live = wordIndices(tokens, first?.from ?? 0, last?.to ?? 0);
  const language = first?.language ?? draft.language;
  const tags: Tag[] = [];
  if (language === 'en')
    for (const part of parts) {
      const all = tagsOf(draft, part);
      for (const i of wordIndices(tokens, part.from, part.to)) tags.push(ALL_TAGS[all[i] ?? 0] ?? TAG.other);
    }
  return wordsOf(text, tokens, live, tags, language);
}

const ALL_TAGS: readonly Tag[] = Object.values(TAG);

function wordsOf(
  text: string,
  tokens: readonly Token[],
  live: readonly number[],
  all: readonly Tag[],
  language: Language,
): Words {
  const found = {
    language,
    shapes: [] as string[],
    words: [] as string[],
    tags: [] as Tag[],
    spaced: [] as boolean[],
    isWord: [] as boolean[],
  };
  let behind = -1;
  for (let k = 0; k < live.length; k++) {
    const token = tokens[live[k] ?? -1];
    if (!token || isEmphasis(token)) continue;
    found.shapes.push(text.slice(token.start, token.end));
    found.words.push(token.lower);
    found.tags.push(all[k] ?? TAG.other);
    found.spaced.push(token.start !== behind);
    found.isWord.push(token.kind === WORD);
    behind = token.end;
  }
  return found;
}

const isEmphasis = (token: Token): boolean =>
  token.kind === PUNCT && (token.lower === '*' || token.lower === '_');
