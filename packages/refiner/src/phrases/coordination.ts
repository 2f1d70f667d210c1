import { append } from '@refinery/text/append.ts';

/** A word that changes its form together with the one that a rule changed. */
export interface Coordinated {
  /** Index among the words. */
  at: number;
  form: string;
}

const JOINS = new Set(['and', 'or']);
const HEADS = new Set('in for of by with on to at from about through when while'.split(' '));
/** A verb that the rules do not know. */
const GERUND = /^[a-z]{2,}ing$/;
/** Adjectives where no object follows: "a vibrant and engaging video". */
const ADJECTIVES = new Set(
  'engaging compelling captivating inspiring challenging entertaining convincing existing'.split(' '),
);
const ARTICLES = new Set('a an the your our their its this'.split(' '));
const OBJECTS = new Set(
  'a an the your our their its this that these those it them each all any how what with in on'.split(' '),
);
const ENDS = new Set(['.', '!', '?', ';', ':']);

/**
 * The verbs that stand in one row with the verb of a rule: when "you are tasked with creating a plan and
 * executing it" becomes "create a plan", "executing" becomes "execute". `from` is the index of the first word
 * behind the rule's own verb, `forms` maps each inflected verb. Undefined where it is unclear which verb a
 * later one belongs to ("helping users with planning trips and booking hotels").
 */
export function coordinatedVerbs(
  words: readonly string[],
  from: number,
  forms: ReadonlyMap<string, string>,
): Coordinated[] | undefined {
  const found: Coordinated[] = [];
  const afterCommas: Coordinated[] = [];
  let inner = -1;
  for (let at = from; at < words.length && !ENDS.has(words[at] ?? ''); at++) {
    const word = words[at] ?? '';
    const form = forms.get(word);
    const before = words[at - 1] ?? '';
    if (form === undefined) {
      if (JOINS.has(before) && GERUND.test(word)) return undefined;
      continue;
    }
    if (JOINS.has(before) && ARTICLES.has(words[at - 3] ?? '') && !OBJECTS.has(words[at + 1] ?? '')) {
      if (!ADJECTIVES.has(word)) return undefined;
    } else if (JOINS.has(before)) {
      // "in finding and booking": the pair has its own head; "for image tagging and booking" may mean either.
      if (inner >= 0 && inner === at - 2 && HEADS.has(words[inner - 1] ?? '')) continue;
      if (inner >= 0) return undefined;
      append(found, afterCommas);
      found.push({ at, form });
      afterCommas.length = 0;
    } else if (before === ',') afterCommas.push({ at, form });
    else inner = at;
  }
  return found;
}
