/**
 * Why an edit was made, in the words that users read: `reason` of an edit and of a removed segment.
 * `explain-words.ts` counts edits by these. Passes of one kind share a reason: a reader gains nothing from
 * knowing which of them it was.
 */
export const REASONS = {
  added: 'added',
  clear: 'word that can be left out',
  context: 'context removed to reach the target',
  contraction: 'contraction',
  emphasis: 'emphasis',
  filler: 'filler word',
  heading: 'heading turned into a label',
  instruction: 'wordy instruction',
  introduction: 'introductory phrase',
  json: 'whitespace in JSON',
  listIntroduction: 'introduction of a list that adds nothing',
  markdown: 'Markdown formatting',
  meta: 'comment about the request',
  note: 'shortened to note style',
  polite: 'polite phrase',
  removed: 'removed',
  request: 'polite request',
  response: 'mention of the response',
  reworded: 'reworded',
  role: 'wordy role description',
  sections: 'sorted into sections',
  smallTalk: 'small talk',
  stop: 'full stop at the end',
  whitespace: 'whitespace',
  wordy: 'wordy phrase',
} as const;
