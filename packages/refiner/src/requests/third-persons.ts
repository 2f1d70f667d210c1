import type { RomanceVerb } from './verb-forms.ts';

/** A form of the third person behind "that": the infinitive of its verb, and whether many are meant. */
export interface ThirdPerson {
  infinitive: string;
  plural: boolean;
}

/** Forms by which a wish about a thing says what it should do ("sea", "fuera", "sean"), as `endings` makes them of one verb. */
export function collectThirdPersons(
  verbs: readonly RomanceVerb[],
  endings: (verb: RomanceVerb) => readonly (readonly [singular: string, plural: string])[],
): ReadonlyMap<string, ThirdPerson> {
  const all = new Map<string, ThirdPerson>();
  for (const verb of verbs) {
    const infinitive = verb.forms.infinitive?.familiar[0] ?? '';
    for (const [singular, plural] of endings(verb)) {
      all.set(singular, { infinitive, plural: false });
      all.set(plural, { infinitive, plural: true });
    }
  }
  return all;
}
