import { NEWLINE, SPAN } from '@refinery/text/token.ts';
import { type Draft, type DraftSegment, lowerOf } from '../draft/draft.ts';
import { isBoldLine, markAt, wholeLine } from './marks.ts';

/** Words of a line that announces the form of the answer: "Use this format:", "## Output template". */
const SHOWS_FORM =
  /\b(?:format|template|layout|structure|skeleton|vorlage|muster|formato|plantilla|modello|modèle|gabarit|like this|as follows)\b/;

/**
 * The lines that show how the answer is to look, by their first token: those of the paragraph behind an
 * announcement, and of further paragraphs that begin with a mark, a bracket or a list. What stands there is
 * copied into the answer, marks and all.
 */
export function templateLines(draft: Draft): Set<number> {
  const lines = new Set<number>();
  let opener: DraftSegment | undefined;
  let isFilled = false;
  for (const [k, part] of draft.whole.entries()) {
    if (opener && part.first && endsTemplate(draft, opener, isFilled, draft.whole[k - 1], part))
      opener = undefined;
    if (opener) {
      lines.add(part.lineFrom);
      isFilled = true;
    } else if (announcesForm(draft, part)) {
      opener = part;
      isFilled = false;
    }
  }
  return lines;
}

function announcesForm(draft: Draft, part: DraftSegment): boolean {
  const said = draft.text.slice(draft.tokens[part.from]?.start, draft.tokens[part.to - 1]?.end).toLowerCase();
  if (!SHOWS_FORM.test(said)) return false;
  return (
    part.line === 'heading' || said.endsWith(':') || (part.first && isBoldLine(draft, wholeLine(draft, part)))
  );
}

function endsTemplate(
  draft: Draft,
  opener: DraftSegment,
  isFilled: boolean,
  before: DraftSegment | undefined,
  part: DraftSegment,
): boolean {
  if (part.line === 'heading') return true;
  const isHeading = opener.first && isBoldLine(draft, wholeLine(draft, opener));
  if (isHeading && isBoldLine(draft, wholeLine(draft, part))) return true;
  return isFilled && isApart(draft, before?.to ?? 0, part.from) && !opensPart(draft, part);
}

/** An empty line stands between. */
function isApart({ tokens }: Draft, from: number, to: number): boolean {
  let breaks = 0;
  for (let i = from; i < to; i++) if (tokens[i]?.kind === NEWLINE) breaks++;
  return breaks > 1;
}

const opensPart = (draft: Draft, part: DraftSegment): boolean =>
  part.line === 'item' ||
  markAt(draft, part.from, part.to) > 0 ||
  draft.tokens[part.from]?.kind === SPAN ||
  /^[[<{]/.test(lowerOf(draft, part.from));
