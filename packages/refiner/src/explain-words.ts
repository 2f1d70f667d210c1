import { REASONS } from './model/reasons.ts';

/** What edits of a kind did, for `explainEdits`: the verb, and what it did that to. */
export interface EditWords {
  verb: 'removed' | 'left out' | 'shortened' | 'used' | 'tidied' | 'sorted';
  one: string;
  /** Undefined for what is not counted ("tidied whitespace"). */
  many: string | undefined;
}

type Words = Omit<EditWords, 'verb'> & { verb?: EditWords['verb'] };

const uncounted = (what: string): Words => ({ verb: 'tidied', one: what, many: undefined });

const SECTIONS: EditWords = { verb: 'sorted', one: 'the text into sections', many: undefined };

/** By reason. Other reasons are counted as they stand, in the plural with an "s". */
const WORDS: ReadonlyMap<string, Words> = new Map<string, Words>([
  [REASONS.clear, { one: 'word that can be left out', many: 'words that can be left out' }],
  [REASONS.context, { one: 'sentence of context', many: 'sentences of context', verb: 'left out' }],
  [REASONS.contraction, { one: 'contraction', many: 'contractions', verb: 'used' }],
  [REASONS.emphasis, { one: 'phrase of emphasis', many: 'phrases of emphasis' }],
  [REASONS.heading, uncounted('headings')],
  [REASONS.json, uncounted('the layout of JSON')],
  [
    REASONS.listIntroduction,
    { one: 'introduction of a list that adds nothing', many: 'introductions of lists that add nothing' },
  ],
  [REASONS.markdown, uncounted('Markdown')],
  [REASONS.meta, { one: 'comment about the request', many: 'comments about the request' }],
  [REASONS.note, { one: 'phrase to note style', many: 'phrases to note style', verb: 'shortened' }],
  [REASONS.response, { one: 'mention of the response', many: 'mentions of the response' }],
  [REASONS.smallTalk, { one: 'passage of small talk', many: 'passages of small talk' }],
  [REASONS.stop, uncounted('full stops')],
  [REASONS.whitespace, uncounted('whitespace')],
]);

/** The words for an edit, which removed or shortened something unless its reason has a verb of its own. */
export function editWords(pass: string, reason: string, replacement: string): EditWords {
  if (pass === 'structure') return SECTIONS;
  const verb = replacement.trim() === '' ? 'removed' : 'shortened';
  return { verb, ...(WORDS.get(reason) ?? { one: reason, many: `${reason}s` }) };
}
