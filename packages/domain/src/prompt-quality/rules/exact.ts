import { hasNo, type Rule } from '../rule.ts';
import { type Words, wholeWords } from '../words.ts';

const WORDS: Words = {
  en: 'etc|and so on|and so forth|some kind of|sort of|somehow|as appropriate|if appropriate|as needed|where necessary|if necessary|more or less|a bit|and stuff|or something|whatever',
  de: 'usw|und so weiter|irgendwie|irgendwas|gegebenenfalls|ggf|bei bedarf|mehr oder weniger|ein bisschen|oder so',
  fr: 'et cetera|et ainsi de suite|en quelque sorte|si besoin|si nécessaire|plus ou moins|un peu|ou quelque chose',
  es: 'etcétera|y así sucesivamente|de alguna manera|si es necesario|más o menos|un poco|o algo así',
  it: "eccetera|e così via|in qualche modo|se necessario|più o meno|un po(?:’|')|o qualcosa",
  pt: 'e assim por diante|de alguma forma|se necessário|mais ou menos|um pouco|ou algo assim',
};
const PATTERN = new RegExp(wholeWords(WORDS), 'iu');

export const exactRule: Rule = {
  rule: 'exact',
  weight: 2,
  message: 'The words do not say exactly what is meant.',
  remedy: 'Name all cases instead, or leave the words out.',
  lookedFor: [PATTERN],
  judge: hasNo(PATTERN),
  good: ['Name three colors'],
  bad: ['Name colors etc.', 'Nenne Farben usw.', 'Add things as needed', 'et ainsi de suite'],
};
