import type { Rule } from '../rule.ts';
import { type Words, wholeWords } from '../words.ts';

/** That there is something to work on, which must then stand somewhere. */
const WORDS: Words = {
  en: '(?:the )?following|below|attached|given (?:text|e-?mail|document|article|code|data)|this (?:text|e-?mail|document|article|code|letter|review)',
  de: 'folgende[nrms]?|unten|angehängt|beigefügt|diese[nrms]? (?:text|e-?mail|dokument|artikel|code|brief)',
  fr: 'suivante?s?|ci-dessous|ci-joint|ce (?:texte|document|courriel|mail|code)|cet (?:e-?mail|article)',
  es: 'siguientes?|abajo|adjunto|este (?:texto|documento|correo|artículo|código)',
  it: 'seguenti?|sotto|allegato|questo (?:testo|documento|articolo|codice)|questa (?:e-?mail|lettera)',
  pt: 'seguintes?|abaixo|anexo|este (?:texto|documento|e-?mail|artigo|código)',
};
const REFERRED = new RegExp(wholeWords(WORDS), 'iu');
/** What stands apart from the instructions: a code block, a tag, a quotation over lines, a line of dashes. */
const MATERIAL = /```|~~~|<\/[a-z][\w-]*>|"""|^-{3,}$|^>/imu;
/** After a colon something follows. */
const FOLLOWS = /[:：]\s*\S[\s\S]{20}/u;

export const inputRule: Rule = {
  rule: 'input',
  weight: 2,
  message: 'The prompt speaks of a text that is not there.',
  remedy: 'Put the text between tags, or give it a place, for example `{{text}}`.',
  lookedFor: [REFERRED, MATERIAL, FOLLOWS],
  judge: ({ text, variables }) => {
    const match = REFERRED.exec(text);
    if (!match || variables.length > 0 || MATERIAL.test(text)) return true;
    const rest = text.slice(match.index + match[0].length);
    return FOLLOWS.test(rest) ? true : { start: match.index, end: match.index + match[0].length };
  },
  good: [
    'Translate the following text: {{text}}',
    'Summarize this text.\n"""\nLong\n"""',
    'Write a poem',
    'Fix this code: const a = 1; const b = 2; a + b',
  ],
  bad: [
    'Summarize the following text.',
    'Übersetze diesen Text.',
    'Résume ce texte.',
    'Resume este texto.',
    'Riassumi questo testo.',
  ],
};
