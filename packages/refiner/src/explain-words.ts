/** What an edit of a pass did, for `explainEdits`: the verb, and what it did that to. */
export interface EditWords {
  verb: 'removed' | 'left out' | 'shortened' | 'tidied' | 'sorted';
  one: string;
  /** Undefined for what is not counted ("tidied whitespace"). */
  many: string | undefined;
}

const words = (verb: EditWords['verb'], one: string, many: string | undefined = `${one}s`): EditWords => ({
  verb,
  one,
  many,
});
const uncounted = (verb: EditWords['verb'], what: string): EditWords => ({
  verb,
  one: what,
  many: undefined,
});

/** By the name of the pass. A pass that is not here is explained by its reason. */
export const EDIT_WORDS: ReadonlyMap<string, EditWords> = new Map([
  ['politeness', words('removed', 'polite phrase')],
  ['repetition', words('removed', 'repetition')],
  ['meta-talk', words('removed', 'phrase about the request', 'phrases about the request')],
  ['filler', words('removed', 'filler phrase')],
  ['doubled-words', words('removed', 'doubled word')],
  ['item-articles', words('removed', 'article')],
  ['auxiliaries', words('removed', 'auxiliary verb')],
  ['trim', words('left out', 'sentence of context', 'sentences of context')],
  ['wordy-phrases', words('shortened', 'wordy phrase')],
  ['imperatives', words('shortened', 'instruction')],
  ['parallel-infinitives', words('shortened', 'instruction')],
  ['redundant-pairs', words('shortened', 'redundant phrase')],
  ['requests', words('shortened', 'request')],
  ['relative-clauses', words('shortened', 'relative clause')],
  ['verb-phrases', words('shortened', 'wordy phrase')],
  ['nominalizations', words('shortened', 'wordy phrase')],
  ['causatives', words('shortened', 'wordy phrase')],
  ['amounts', words('shortened', 'wordy phrase')],
  ['roles', words('shortened', 'description of the role', 'descriptions of the role')],
  ['role-sentences', words('shortened', 'description of the role', 'descriptions of the role')],
  ['responses', words('shortened', 'demand on the response', 'demands on the response')],
  ['list-leads', words('removed', 'empty head of a list', 'empty heads of lists')],
  ['placeholder-echo', words('removed', 'repetition')],
  ['notes', words('shortened', 'wordy phrase')],
  ['causatives', words('shortened', 'wordy phrase')],
  ['openers', words('removed', 'empty opening')],
  ['questions', words('shortened', 'question')],
  ['requirements', words('shortened', 'requirement')],
  ['in-response', words('removed', 'mention of the response', 'mentions of the response')],
  ['subjects', words('removed', 'subject')],
  ['relatives', words('shortened', 'relative clause')],
  ['final-stop', uncounted('tidied', 'full stops')],
  ['escaped-breaks', uncounted('tidied', 'line breaks')],
  ['contractions', words('shortened', 'verb form')],
  ['json-minify', uncounted('tidied', 'the layout of JSON')],
  ['whitespace', uncounted('tidied', 'whitespace')],
  ['markdown', uncounted('tidied', 'markdown')],
  ['tables', uncounted('tidied', 'tables')],
  ['escaped-breaks', uncounted('tidied', 'line breaks')],
  ['flat', uncounted('tidied', 'headings')],
  ['list-commas', uncounted('tidied', 'commas')],
  ['typography', uncounted('tidied', 'typography')],
  ['structure', uncounted('sorted', 'the text into sections')],
]);
