const en = {
  exact: 'Exact text',
  contains: 'Contains texts',
  regex: 'Pattern',
  json_schema: 'JSON Schema',
  similarity: 'Similarity',
  judge: 'Judge',
  pairwise: 'Judge of pairs',
};

const de: typeof en = {
  exact: 'Genauer Text',
  contains: 'Enthält Texte',
  regex: 'Muster',
  json_schema: 'JSON Schema',
  similarity: 'Ähnlichkeit',
  judge: 'Gutachter',
  pairwise: 'Gutachter für Paare',
};

/** What the kinds of evaluators are called, wherever they are shown. */
export const kindTexts = { en, de };
