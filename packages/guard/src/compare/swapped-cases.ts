import { changedSentences, type Sentences } from './changed-sentences.ts';
import { doubtOf, type Finding, type Pair } from './finding.ts';

/**
 * Who acts and who is acted on, told by the article in German and by the particle in Japanese, that changed
 * places.
 */
export function swappedCases(pair: Pair): Finding[] {
  const rolesOf = ROLES[pair.original.language];
  if (!rolesOf) return [];
  return changedSentences(pair)
    .filter((sentences) => isTurned(sentences, rolesOf))
    .map(({ place }) => doubtOf('role', place, 'who does it to whom changed places'));
}

interface Roles {
  subjects: ReadonlySet<string>;
  objects: ReadonlySet<string>;
}

function isTurned({ before, after }: Sentences, rolesOf: (sentence: string) => Roles): boolean {
  const [was, now] = [rolesOf(before), rolesOf(after)];
  const isNow = (words: ReadonlySet<string>, others: ReadonlySet<string>): boolean =>
    [...words].some((word) => others.has(word));
  if (PASSIVE.test(before) !== PASSIVE.test(after)) return false;
  return isNow(was.subjects, now.objects) && isNow(was.objects, now.subjects);
}

const PASSIVE =
  /(?:られ|[かがさたなばまら]れ|もらっ|もらい|いただ)[^、]{0,12}$|(?<!\p{L})(?:wird|werden|wurden?)(?!\p{L})/u;

const GERMAN = /(?<!\p{L})(der|den|dem|ein|einen|einem|mein|meinen|kein|keinen) (\p{L}{3,})/gu;
const SUBJECT_ARTICLES = new Set(['der', 'ein', 'mein', 'kein']);

/** Masculine nouns by their article: "den Kunden ruft der Berater". */
function germanRoles(sentence: string): Roles {
  const subjects = new Set<string>();
  const objects = new Set<string>();
  for (const [, article = '', noun = ''] of sentence.matchAll(GERMAN))
    (SUBJECT_ARTICLES.has(article) ? subjects : objects).add(noun.replace(/(?<=.{3})(?:en|e|n)$/, ''));
  return { subjects, objects };
}

const JAPANESE =
  /([\p{Script=Han}\p{Script=Katakana}ーa-z0-9]{1,20})(?:さん|さま|くん|ちゃん)?(が|は|に|を|へ)/gu;

function japaneseRoles(sentence: string): Roles {
  const subjects = new Set<string>();
  const objects = new Set<string>();
  for (const [, noun = '', particle = ''] of sentence.matchAll(JAPANESE))
    (particle === 'が' || particle === 'は' ? subjects : objects).add(noun);
  return { subjects, objects };
}

const ROLES: Readonly<Record<string, ((sentence: string) => Roles) | undefined>> = {
  de: germanRoles,
  ja: japaneseRoles,
};
