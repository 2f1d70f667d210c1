import { type Segment, segment } from '@refinery/text/segment.ts';
import { NEWLINE, SPAN, type Token } from '@refinery/text/token.ts';
import type { Draft, DraftSegment } from '../draft/draft.ts';
import { MATERIAL, TREATMENTS } from '../draft/given-text.ts';
import { POINTERS, POINTING_BACK, STAND_INS } from './binding-words.ts';
import { readContext } from './is-context.ts';
import { introduces, type Request, readRequest } from './read-request.ts';
import { type Place, SectionReader } from './section-reader.ts';

/** A sentence of the text: the candidates among them may go. */
export interface Sentence extends Segment, Place {
  start: number;
  end: number;
  candidate: boolean;
  /** It has a word that stands for something in the sentence before it. */
  leans: boolean;
}

export interface CandidateOptions {
  /** What the guard checks, sorted by start and by end. No sentence that holds some of it is a candidate. */
  facts: readonly { start: number; end: number }[];
  /** Sentences, as `start end`, that are background for a reason of their own. */
  known: ReadonlySet<string>;
}

/** The sentences of a draft, those marked as candidates that are background and could go without a loss. */
export function findSentences(draft: Draft, { facts, known }: CandidateOptions): Sentence[] {
  const { tokens, text } = draft;
  const own = new Map(draft.segments.map((part) => [part.from, part]));
  const request = readRequest(draft);
  const sentences: Sentence[] = [];
  const sections = new SectionReader(text, tokens);
  let fact = 0;
  let closed = false;
  for (const part of segment(text, tokens)) {
    const start = tokens[part.from]?.start ?? 0;
    const end = tokens[part.to - 1]?.end ?? start;
    while (fact < facts.length && (facts[fact]?.end ?? 0) <= start) fact++;
    const holdsFact = (facts[fact]?.start ?? Number.POSITIVE_INFINITY) < end;
    const previous = sentences.at(-1);
    const place = sections.read(part, previous !== undefined && isApart(tokens, previous.to, part.from));
    const leans = previous?.section === place.section && standsIn(tokens, part);
    const mine = own.get(part.from);
    const whole = mine?.to === part.to ? mine : undefined;
    const candidate =
      place.open &&
      !closed &&
      !holdsFact &&
      whole !== undefined &&
      (known.has(`${start} ${end}`) || isBackground(tokens, whole, request, leans ? previous : undefined));
    sentences.push({ ...part, ...place, start, end, candidate, leans });
    closed ||= handsOver(tokens, part);
  }
  for (const [at, sentence] of sentences.entries())
    if (introducesBlock(tokens, sentences[at + 1])) sentence.candidate = false;
  return sentences;
}

/**
 * A statement that stands alone or leans on one that may go, and neither says how the result is to be nor
 * what is meant.
 */
function isBackground(
  tokens: readonly Token[],
  part: DraftSegment,
  request: Request,
  leansOn: Sentence | undefined,
): boolean {
  const context = request.asks ? readContext(tokens, part) : undefined;
  if (!context || (request.depicts && !context.firstPerson) || (context.leans && !leansOn?.candidate))
    return false;
  return !context.subject.some((word) => request.made.has(word)) && !introduces(tokens, part, request);
}

/** True where a blank line stands between two token indices. */
function isApart(tokens: readonly Token[], from: number, to: number): boolean {
  let breaks = 0;
  for (let i = from; i < to; i++) if (tokens[i]?.kind === NEWLINE) breaks++;
  return breaks > 1;
}

function standsIn(tokens: readonly Token[], part: Segment): boolean {
  for (let i = part.from; i < part.to; i++) if (STAND_INS.has(tokens[i]?.lower ?? '')) return true;
  return POINTING_BACK.has(tokens[part.from]?.lower ?? '');
}

/** A list, table, code or heading may belong to the sentence before it. */
const introducesBlock = (tokens: readonly Token[], next: Sentence | undefined): boolean =>
  next?.first === true && (next.line === 'item' || next.line === 'table' || tokens[next.from]?.kind === SPAN);

/** "Summarize the following article.": what comes behind it may be the article. */
function handsOver(tokens: readonly Token[], part: Segment): boolean {
  let treats = false;
  let points = false;
  let names = false;
  for (let i = part.from; i < part.to; i++) {
    const word = tokens[i]?.lower ?? '';
    treats ||= TREATMENTS.has(word);
    points ||= POINTERS.has(word);
    names ||= MATERIAL.has(word);
  }
  return treats && points && names;
}
