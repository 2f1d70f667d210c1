import type { Segment } from '@refinery/text/segment.ts';
import { NEWLINE, SPACES, SPAN, type Token, WORD } from '@refinery/text/token.ts';
import { wordList } from '@refinery/text/word-list.ts';
import { DIRECTIVES_ABROAD, FOLLOWING_ABROAD, TREATMENTS_ABROAD, WRITINGS_ABROAD } from './material-words.ts';

const words = (list: string, more: readonly string[] = []): ReadonlySet<string> =>
  new Set([...wordList(list), ...more]);

/** What is done to a text that the prompt brings along … */
export const TREATMENTS = words(
  `rewrite rephrase paraphrase translate proofread correct edit improve fix summarize summarise shorten expand polish revise critique
  criticize evaluate classify reformat convert transcribe review grade analyze simplify modify elaborate continue complete make turn change
  transform extract categorize label annotate detect identify judge assess rate answer explain grammar spelling`,
  TREATMENTS_ABROAD,
);
/** … and what such a text is called. */
export const MATERIAL = words(
  `text texts sentence sentences statement statements paragraph paragraphs passage passages email e-mail mail message messages essay letter story
  poem article following below draft content quote lyrics transcript conversation dialogue review reviews comment comments tweet post abstract
  speech riddle joke resume cv excerpt snippet document data input phrase phrases word words question questions title titles`,
  WRITINGS_ABROAD,
);
/** What "the following …:" brings along whatever is to be done with it, even as a list. */
const WRITINGS = words(
  `text texts sentence sentences statement statements paragraph paragraphs passage passages email emails e-mail e-mails message messages essay
  essays letter letters story stories poem poems article articles quote quotes lyrics transcript conversation dialogue review reviews comment
  comments tweet tweets post posts abstract abstracts speech joke jokes headline headlines riddle riddles excerpt excerpts`,
  WRITINGS_ABROAD,
);
/** "Translate to German: …", "Fix the grammar in: …": nothing else can stand behind the colon. */
const ALWAYS_TREAT = words('translate proofread rephrase paraphrase transcribe');
const LANGUAGE_FAULTS = words('grammar spelling punctuation typos wording');
/** Whole pieces of writing: "Keep this poem: …", "Write a reply to this e-mail: …". */
const PIECES = words(
  'poem poems lyrics email e-mail letter essay article transcript conversation dialogue speech excerpt passage paragraph',
);
const POINTERS = words('this these my our following');
/** "For this essay: use a formal tone" and the like say what to do. */
const ABOUT = words('for in with when during throughout within about');
/** In words. */
const LONGEST_LEAD = 12;
const FOLLOWING = words('following below', FOLLOWING_ABROAD);
/** Labels of turns and examples: what follows was said by someone, not asked of the model. */
const SPEAKERS = words(
  'input output q a question answer user assistant human ai bot customer agent example response reply before after nutzer kunde kundin frage antwort eingabe ausgabe utilisateur client cliente usuario usuário utente réponse pregunta respuesta pergunta resposta domanda risposta entrada salida saída sortie entrée',
);

/** A colon behind one of these introduces what to do, whatever the sentence names besides. */
const DIRECTIVES = words(
  `rules rule requirements constraints guidelines instructions steps criteria sections section aspects points format structure fields elements
  categories factors principles checklist tasks task parts areas topics dimensions items order way style tone options goals`,
  DIRECTIVES_ABROAD,
);

/**
 * Leaves out what the prompt hands over as material ("Rewrite the following text: …", "User: …"): its words
 * are not the author's to shorten. A sentence that introduces material ends at its colon; everything behind
 * it is material.
 */
export function withoutGivenText<S extends Segment>(tokens: readonly Token[], segments: readonly S[]): S[] {
  const own: S[] = [];
  const people = speakersOf(tokens, segments);
  let saidLine = -1;
  let inList = false;
  for (const part of segments) {
    if (part.line !== 'item') inList = false;
    if (part.lineFrom === saidLine || inList) continue;
    if (part.first && isSaid(tokens, part, people)) {
      saidLine = part.lineFrom;
      continue;
    }
    const { colon, list } = handsOver(tokens, part);
    if (colon < 0 || list) own.push(part);
    else {
      own.push({ ...part, to: colon + 1 });
      return own;
    }
    inList = list;
  }
  return own;
}

function isSaid(tokens: readonly Token[], part: Segment, people: ReadonlySet<string>): boolean {
  const label = labelOf(tokens, part);
  return label !== '' && (SPEAKERS.has(label) || people.has(label));
}

/** The word before a colon that a segment begins with. */
function labelOf(tokens: readonly Token[], part: Segment): string {
  return part.to > part.from + 2 && tokens[part.from + 1]?.lower === ':'
    ? (tokens[part.from]?.lower ?? '')
    : '';
}

/** Labels that lists of rules, steps and examples repeat. */
const REPEATED_LABELS = words(
  `note notes tip tips rule rules step steps example examples important warning task tasks hint reminder name title description type format goal
  output input context purpose usage options default required optional week day phase part section good bad do don't why how what when if
  role constraint constraints instruction instructions style tone length action trigger condition result`,
);

/** Who speaks in a conversation: labels of lines that come back, where another one stands between. */
function speakersOf(tokens: readonly Token[], segments: readonly Segment[]): ReadonlySet<string> {
  const people = new Set<string>();
  const seen = new Set<string>();
  let before = '';
  for (const part of segments) {
    if (!part.first) continue;
    const label = part.line === 'text' && tokens[part.from]?.kind === WORD ? labelOf(tokens, part) : '';
    if (label === '' || REPEATED_LABELS.has(label)) {
      before = '';
      continue;
    }
    if (seen.has(label) && before !== '' && before !== label) people.add(label).add(before);
    seen.add(label);
    before = label;
  }
  return people;
}

/**
 * Index of the colon behind which material stands, or -1, and whether the material is a list. Protected
 * material (quoted, fenced) needs nothing more.
 */
function handsOver(tokens: readonly Token[], part: Segment): { colon: number; list: boolean } {
  if (!hasColon(tokens, part)) return NOTHING;
  let treats = false;
  let names = false;
  let writing = false;
  let follows = false;
  let count = 0;
  let before = '';
  for (let i = part.from; i < part.to; i++) {
    const word = tokens[i]?.lower ?? '';
    if (FOLLOWING.has(word)) follows = true;
    if (TREATMENTS.has(word)) treats = true;
    else if (treats && MATERIAL.has(word)) names = true;
    if (tokens[i]?.kind === WORD) {
      if (THEM.has(word) && isKept(tokens, i)) names = true;
      if (isTreatment(word, treats, count) || isPieceHere(tokens, part, before, word)) names = true;
      count++;
      before = word;
    }
    if (WRITINGS.has(word)) writing = true;
    if (word !== ':' || !(names || (follows && writing))) continue;
    const next = firstBehind(tokens, i + 1);
    const directs = DIRECTIVES.has(tokens[i - 1]?.lower ?? '');
    if (next?.kind === SPAN || next === undefined || next.lower === '#' || directs)
      return { colon: -1, list: false };
    // A list behind the colon says what to do, unless it is a list of writings.
    if ('-*•1'.includes(next.lower || '?'))
      return { colon: writing && follows ? i : -1, list: writing && follows };
    return { colon: i, list: false };
  }
  return { colon: -1, list: false };
}

/** What hands over a text without naming it, near the beginning of the sentence. */
function isTreatment(word: string, treats: boolean, count: number): boolean {
  return (
    count < LONGEST_LEAD && ((ALWAYS_TREAT.has(word) && count < 4) || (treats && LANGUAGE_FAULTS.has(word)))
  );
}

const THEM = words('them it this these anything');
const CHANGES = words('change alter modify edit touch');

/** "Do not change them". */
function isKept(tokens: readonly Token[], i: number): boolean {
  return (
    CHANGES.has(tokens[i - 2]?.lower ?? '') && /^(?:not|never|don't|don’t)$/.test(tokens[i - 4]?.lower ?? '')
  );
}

/** "this poem", in a sentence that says what becomes of it. */
function isPieceHere(tokens: readonly Token[], part: Segment, before: string, word: string): boolean {
  return POINTERS.has(before) && PIECES.has(word) && !ABOUT.has(tokens[part.from]?.lower ?? '');
}

const NOTHING = { colon: -1, list: false };

function hasColon(tokens: readonly Token[], part: Segment): boolean {
  for (let i = part.from; i < part.to; i++) if (tokens[i]?.lower === ':') return true;
  return false;
}

function firstBehind(tokens: readonly Token[], from: number): Token | undefined {
  for (let i = from; i < tokens.length; i++) {
    const kind = tokens[i]?.kind;
    if (kind !== SPACES && kind !== NEWLINE) return tokens[i];
  }
  return undefined;
}
