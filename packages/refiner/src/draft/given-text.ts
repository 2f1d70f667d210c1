import type { Segment } from '../text/segment.ts';
import { NEWLINE, SPACES, SPAN, type Token } from '../text/token.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** What is done to a text that the prompt brings along … */
export const TREATMENTS = words(
  `rewrite rephrase paraphrase translate proofread correct edit improve fix summarize summarise shorten expand polish revise critique
  criticize evaluate classify reformat convert transcribe review grade analyze simplify modify elaborate continue complete make turn change
  transform extract categorize label annotate detect identify judge assess rate answer explain grammar spelling`,
);
/** … and what such a text is called. */
export const MATERIAL = words(
  `text texts sentence sentences statement statements paragraph paragraphs passage passages email e-mail mail message messages essay letter story
  poem article following below draft content quote lyrics transcript conversation dialogue review reviews comment comments tweet post abstract
  speech riddle joke resume cv excerpt snippet document data input phrase phrases word words question questions title titles`,
);
/** Labels of turns and examples: what follows was said by someone, not asked of the model. */
const SPEAKERS = words(
  'input output q a question answer user assistant human ai bot customer agent example response reply before after',
);

/** A colon behind one of these introduces what to do, whatever the sentence names besides. */
const DIRECTIVES = words(
  `rules rule requirements constraints guidelines instructions steps criteria sections section aspects points format structure fields elements
  categories factors principles checklist tasks task parts areas topics dimensions items order way style tone options goals`,
);

/**
 * Leaves out what the prompt hands over as material ("Rewrite the following text: …", "User: …"): its words are not the author's
 * to shorten. A sentence that introduces material ends at its colon; everything behind it is material.
 */
export function withoutGivenText<S extends Segment>(tokens: readonly Token[], segments: readonly S[]): S[] {
  const own: S[] = [];
  let saidLine = -1;
  for (const part of segments) {
    if (part.lineFrom === saidLine) continue;
    if (part.first && isSaid(tokens, part)) {
      saidLine = part.lineFrom;
      continue;
    }
    const colon = handsOver(tokens, part);
    if (colon < 0) own.push(part);
    else {
      own.push({ ...part, to: colon + 1 });
      return own;
    }
  }
  return own;
}

function isSaid(tokens: readonly Token[], part: Segment): boolean {
  const next = tokens[part.from + 1]?.lower === ':' ? part.from + 2 : -1;
  return next >= 0 && next < part.to && SPEAKERS.has(tokens[part.from]?.lower ?? '');
}

/** Index of the colon behind which material stands, or -1. Protected material (quoted, fenced) needs nothing more. */
function handsOver(tokens: readonly Token[], part: Segment): number {
  let treats = false;
  let names = false;
  for (let i = part.from; i < part.to; i++) {
    const word = tokens[i]?.lower ?? '';
    if (TREATMENTS.has(word)) treats = true;
    else if (treats && MATERIAL.has(word)) names = true;
    else if (word === ':' && names)
      return isProtectedNext(tokens, i + 1) || DIRECTIVES.has(tokens[i - 1]?.lower ?? '') ? -1 : i;
  }
  return -1;
}

function isProtectedNext(tokens: readonly Token[], from: number): boolean {
  for (let i = from; i < tokens.length; i++) {
    const kind = tokens[i]?.kind;
    if (kind === SPACES || kind === NEWLINE) continue;
    // A list or heading behind the colon says what to do, it is no material.
    return kind === SPAN || '-*•1#'.includes(tokens[i]?.lower || '?');
  }
  return true;
}
