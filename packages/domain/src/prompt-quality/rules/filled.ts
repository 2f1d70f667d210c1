import { hasNo, type Rule } from '../rule.ts';

const UNFILLED =
  /\[(?:insert|your|add|enter|fill|name|date|topic|company|product|einfügen|dein|ihr|thema|insérer|votre|ton|nom|inserta|tu|su|nombre|inserisci|tuo|insira|seu)\b[^[\]\n]{0,60}\]|<(?:insert|your|einfügen|insérer|votre|inserta|inserisci|insira)\b[^<>\n]{0,60}>|\b(?:TODO|TBD|FIXME|XXX+)\b|_{4,}|\blorem ipsum\b/iu;

export const filledRule: Rule = {
  rule: 'filled',
  weight: 2,
  message: 'Something was to be filled in and was not.',
  remedy: 'Fill it in, or make a variable of it, for example `{{topic}}`.',
  lookedFor: [UNFILLED],
  judge: hasNo(UNFILLED),
  good: ['Use [1] and <b>', 'a_b'],
  bad: ['Dear [your name],', '<insert text>', 'TBD', 'lorem ipsum', 'Name: ____'],
};
