/** Conjunctions and relative pronouns: a verb stands between a noun phrase and them. */
const BREAK =
  /^(?:que|qui|che|quand|cuando|quando|si|se|où|cui|dont|y|e|et|ed|o|u|ou|ni|pero|mas|ma|mais|sino|puis|luego|donc|então|quindi|porque|perché|car|poi|però|porém|aunque|mientras|mentre)$/;

/** Whether a word may stand within the noun phrase that begins a sentence. `articles` look like conjunctions in some languages. */
export function mayBeInThing(word: string, articles: ReadonlySet<string>): boolean {
  return /^[\p{L}\d'’-]+$/u.test(word) && (articles.has(word) || !BREAK.test(word));
}
