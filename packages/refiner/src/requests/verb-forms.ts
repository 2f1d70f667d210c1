/** Forms that follow an opener, each with the imperative that says the same. */
export interface VerbForms {
  familiar: ReadonlyMap<string, string>;
  formal: ReadonlyMap<string, string>;
}

/** One verb in the forms that requests of a Romance language use, and the imperatives that they become. */
export interface RomanceVerb {
  /** Imperatives to one who is addressed as a friend, and politely. */
  familiar: string;
  formal: string;
  /** Forms by mood, for each person. */
  forms: Readonly<Record<string, { familiar: readonly string[]; formal: readonly string[] }>>;
}

/**
 * Verb forms of all verbs by mood. Moods whose name starts with `question` take only the verbs for which
 * `asks` holds.
 */
export function collectForms(
  verbs: readonly RomanceVerb[],
  asks: (verb: RomanceVerb) => boolean,
): Record<string, VerbForms> {
  const all: Record<string, { familiar: Map<string, string>; formal: Map<string, string> }> = {};
  const add = (mood: string, verb: RomanceVerb, forms: RomanceVerb['forms'][string]): void => {
    const known = all[mood] ?? { familiar: new Map(), formal: new Map() };
    all[mood] = known;
    for (const form of forms.familiar) known.familiar.set(form, verb.familiar);
    for (const form of forms.formal) known.formal.set(form, verb.formal);
  };
  for (const verb of verbs)
    for (const [mood, forms] of Object.entries(verb.forms)) {
      add(mood, verb, forms);
      if (mood === 'infinitive' && asks(verb)) add('question', verb, forms);
    }
  return all;
}
