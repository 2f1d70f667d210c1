import { has, type Rule } from '../rule.ts';
import { type Words, wholeWords } from '../words.ts';

const WORDS: Words = {
  en: "(?:if|when|where|unless)(?:\\s[^.!?\\n]{0,60})?\\s(?:don(?:’|')t|do not|does not|doesn(?:’|')t|cannot|can(?:’|')t|not|no|none|nothing|missing|unclear|unknown|unsure|empty|otherwise)|otherwise",
  de: '(?:wenn|falls|sofern)(?:\\s[^.!?\\n]{0,60})?\\s(?:nicht|kein|keine|keinen|nichts|fehlt|fehlen|unklar|unbekannt|unsicher)|andernfalls|sonst',
  fr: '(?:si|quand|lorsque)(?:\\s[^.!?\\n]{0,60})?\\s(?:pas|aucune?|rien|manquent?|inconnue?|incertain)|sinon',
  es: '(?:si|cuando)(?:\\s[^.!?\\n]{0,60})?\\s(?:no|ninguna?|nada|faltan?|desconocid[oa])|si no|de lo contrario',
  it: '(?:se|quando)(?:\\s[^.!?\\n]{0,60})?\\s(?:non|nessun[oa]?|niente|mancano?|sconosciut[oa])|altrimenti',
  pt: '(?:se|quando)(?:\\s[^.!?\\n]{0,60})?\\s(?:não|nenhuma?|nada|faltam?|desconhecid[oa])|caso contrário',
};
const PATTERN = new RegExp(wholeWords(WORDS), 'iu');

export const otherwiseRule: Rule = {
  rule: 'otherwise',
  weight: 1,
  message: 'Nothing says what to do if something is missing or not known.',
  remedy: 'Add what to answer then, for example "If the text does not say it, answer \'unknown\'."',
  lookedFor: [PATTERN],
  judge: has(PATTERN),
  good: [
    'If you do not know, say so',
    'Wenn nichts fehlt, sag das',
    'Si le texte ne dit rien, réponds "rien"',
    'Otherwise answer no',
  ],
  bad: ['Answer if asked', 'Write a letter'],
};
