import { hasNo, type Rule } from '../rule.ts';
import { type Words, wholeWords } from '../words.ts';

const WORDS: Words = {
  en: "please|kindly|could you|would you|can you|i would like you to|i(?:’|')d like you to|thank you|thanks",
  de: 'bitte|könntest du|könnten sie|kannst du|können sie|ich möchte,? dass|vielen dank|danke',
  fr: "s(?:’|')il (?:te|vous) plaît|pourrais-tu|pourriez-vous|peux-tu|pouvez-vous|merci",
  es: 'por favor|podrías|podría|puedes|gracias',
  it: 'per favore|per piacere|potresti|puoi|grazie',
  pt: 'poderia|você pode|obrigad[oa]',
};
const PATTERN = new RegExp(wholeWords(WORDS), 'iu');

export const briefRule: Rule = {
  rule: 'brief',
  weight: 1,
  message: 'Polite words cost tokens and change nothing.',
  remedy: 'Leave them out, or have the prompt refined.',
  lookedFor: [PATTERN],
  judge: hasNo(PATTERN),
  good: ['Answer the mail'],
  bad: ['Please answer', 'Könntest du antworten', "Réponds s'il te plaît", 'Responde, por favor'],
};
