import type { Language } from '@refinery/text/language.ts';

/** How a language asks for more than a deed. */
interface Asking {
  /** Opens a condition … */
  when: RegExp;
  /** … of what is not so: "si fuera más corto". */
  unreal: RegExp;
  or: RegExp;
  /** Behind "or" a question goes on: "o es demasiado largo", "ou resumi-lo". */
  choice: RegExp;
  /** "¿Puedes traducir latín?" */
  able: RegExp;
  /** What is made of a bare noun, not asked of the thing at hand. */
  skill: RegExp;
  /** No names of a skill. */
  things: RegExp;
}

const ASKING: Partial<Record<Language, Asking>> = {
  de: {
    when: /^(?:wenn|falls)$/,
    unreal: /^(?:wären?|wärst|hätten?|hättest|gäbe|ginge|stünde|käme|würden?)$/,
    or: /^oder$/,
    choice: /^(?:ist|sind|wäre|geht|soll|sollte|kann|muss|nicht|lieber|eher)$/,
    able: /^kannst du$|^können sie$/,
    skill: /^(?:übersetzen|schreiben|lesen|zeichnen|sprechen)$/,
    things: /^(?:das|dies|diesen?|es|sie|ihn|mir|uns|alles|etwas|beides|weiter|bitte|mal|was|\d+)$/,
  },
  es: {
    when: /^si$/,
    unreal: /(?:ara|iera|iese|ase|uera|jera)[sn]?$|^(?:fuéramos|fuese)/,
    or: /^[ou]$/,
    choice: /^(?:es|son|está|sería|hay|no|mejor|prefieres|debo)$|rl[oae]s?$/,
    able: /^pued(?:es|e usted)$/,
    skill: /^(?:traducir|escribir|leer|dibujar|hablar|crear|generar)$/,
    things: /^(?:esto|eso|todo|algo|más|otra|otro|dos|tres|un|una|el|la|los|las|\d+)$/,
  },
  fr: {
    when: /^(?:si|s'ils?|s’ils?)$/,
    unreal: /(?:ais|ait|aient|iez)$/,
    or: /^ou$/,
    choice: /^(?:est-ce|est-il|est|c'est|serait-ce|faut-il|dois-je|non|plutôt|bien)$/,
    able: /^(?:peux-tu|pouvez-vous|tu peux)$/,
    skill: /^(?:traduire|écrire|lire|dessiner|parler|créer|générer)$/,
    things: /^(?:cela|ça|ceci|tout|plus|deux|trois|un|une|le|la|les|\d+)$/,
  },
  it: {
    when: /^se$/,
    unreal: /sse(?:ro)?$|ssi$/,
    or: /^(?:o|oppure)$/,
    choice: /^(?:è|sono|sarebbe|c'è|no|meglio|devo|preferisci)$|rl[oaie]$/,
    able: /^(?:puoi|può)$/,
    skill: /^(?:tradurre|scrivere|leggere|disegnare|parlare|creare|generare)$/,
    things: /^(?:questo|ciò|tutto|altro|due|tre|un|una|il|la|le|i|\d+)$/,
  },
  pt: {
    when: /^se$/,
    unreal: /sse(?:m|s)?$/,
    or: /^ou$/,
    choice: /^(?:é|são|seria|há|não|melhor|devo|prefere)$|-l[oa]s?$/,
    able: /^(?:você )?(?:pode|podes|consegue|consegues)$/,
    skill: /^(?:traduzir|escrever|ler|desenhar|falar|criar|gerar)$/,
    things: /^(?:isto|isso|tudo|mais|dois|duas|três|um|uma|o|a|os|as|\d+)$/,
  },
};

/** In words: a condition says soon that it is none of fact. */
const REACH = 7;

/**
 * Whether a question that opens at `at` with `length` words asks for more than a deed: what would be, which
 * of two, or whether it can be done at all. As an order it would say something else.
 */
export function asksMore(language: Language, words: readonly string[], at: number, length: number): boolean {
  const asking = ASKING[language];
  if (!asking || !words.slice(at + length).includes('?')) return false;
  const end = words.indexOf('?', at + length);
  const rest = words.slice(at + length, end);
  const opener = words.slice(at, at + length).join(' ');
  return (
    rest.some(
      (word, k) =>
        (asking.when.test(word) && rest.slice(k + 1, k + REACH).some((next) => asking.unreal.test(next))) ||
        (asking.or.test(word) && asking.choice.test(rest[k + 1] ?? '')),
    ) ||
    (asking.able.test(opener) &&
      rest.length === 2 &&
      rest.some((word) => asking.skill.test(word)) &&
      !rest.some((word) => asking.things.test(word)))
  );
}
