/** Sections in the order in which they are written: the core task first, what binds it last. */
export const SECTION_NAMES = ['task', 'role', 'context', 'examples', 'output', 'constraints'] as const;

export type SectionName = (typeof SECTION_NAMES)[number];

/** What a heading or label names, by its words. The first that fits decides. */
const HEADINGS: readonly (readonly [SectionName, RegExp])[] = [
  [
    'examples',
    /\b(?:examples?|samples?|demonstrations?|few-shot|beispiele?|exemples?|ejemplos?|exemplos?|esempi)\b/,
  ],
  [
    'output',
    /\b(?:output|(?:response|answer|reply|file|report) (?:format|structure|template)|format|structure|layout|deliverables?|response|answer|reply|ausgabe|ausgabeformat|sortie|salida|formato|saída)\b/,
  ],
  [
    'constraints',
    /\b(?:rules?|constraints?|requirements?|guidelines?|limitations?|limits?|restrictions?|do nots?|don'?ts?|dos|avoid|must|musts|tone|style|voice|length|word (?:count|limit)|language|quality|criteria|important|policy|policies|regeln|anforderungen|contraintes|règles|reglas|restricciones|requisitos|regras|vincoli|regole)\b/,
  ],
  ['role', /\b(?:role|persona|identity|who you are|character|rolle|rôle|rol|papel|ruolo)\b/],
  [
    'task',
    /\b(?:tasks?|goals?|objectives?|instructions?|steps|responsibilities|mission|your job|workflow|process|procedure|you will|what to do|request|prompt|questions?|aufgabe|anweisungen|ziel|tâche|objectif|tarea|objetivo|tarefa|compito|obiettivo)\b/,
  ],
  [
    'context',
    /\b(?:context|background|inputs?|variables?|data|information|info|situation|audience|about|overview|facts|notes|topic|product|company|details|introduction|kontext|hintergrund|contexte|contexto|contesto)\b/,
  ],
];

/** Section that a heading or label names, or undefined where its words name none. */
export function sectionOfHeading(heading: string): SectionName | undefined {
  const words = heading.toLowerCase();
  return HEADINGS.find(([, pattern]) => pattern.test(words))?.[0];
}

const SAME_AS_SECTION =
  /^[\s#*_:]*(?:your |the )?(?:(task)s?|(role)|(context)|(example)s?|(output)|(constraint)s?)[\s#*_:]*$/i;

/**
 * Section whose name is all that a heading or label says, so that the section's own heading says it as well.
 */
export function namedSection(heading: string): SectionName | undefined {
  const match = SAME_AS_SECTION.exec(heading);
  if (!match) return undefined;
  const index = match.slice(1).findIndex((group) => group !== undefined);
  return (['task', 'role', 'context', 'examples', 'output', 'constraints'] as const)[index];
}
