import { type Token, WORD } from '@refinery/text/token.ts';
import { WordNumber } from '@refinery/text/word.ts';
import type { Script } from '../lexicon/tables.ts';

/** What makes a passive: an auxiliary, and within a few words a participle. */
interface Passive {
  auxiliaries: ReadonlySet<string>;
  participle: RegExp;
}

const ENGLISH: Passive = {
  auxiliaries: new Set('is are was were be been being get gets got'.split(' ')),
  participle: /(?:ed|en|wn|ld|nt|pt|ught|ung|one|ut)$/,
};

const PASSIVES: Readonly<Partial<Record<Script, Passive>>> = {
  de: {
    auxiliaries: new Set('wird werden wurde wurden werde worden'.split(' ')),
    participle: /^(?:[a-zäöü]{0,9}ge|be|ver|er|ent|zer|über|unter)[a-zäöüß]{2,20}(?:t|en)$|iert$/,
  },
  fr: {
    auxiliaries: new Set('est sont sera seront soit soient été être était étaient'.split(' ')),
    participle: /(?:é|[^aeo]u|[^a]i|[^a]is|[^a]it|ert|int)e?s?$/,
  },
  it: {
    auxiliaries: new Set(
      'è sono sarà saranno sia siano essere viene vengono venga vengano verrà verranno va vanno'.split(' '),
    ),
    participle: /(?:[aiu]t|ess|ett|ott|ost|ert|ort|est|int|ist|[aeiou]rs|[aeu]s|lt|nt)[oaie]$/,
  },
};

const AUXILIARIES = new Set(
  [ENGLISH, ...Object.values(PASSIVES)].flatMap(({ auxiliaries }) => [...auxiliaries]),
);
/** 1 for an auxiliary of any language: few words are one. */
const MAY_BE_AUXILIARY = new WordNumber((lower) => (AUXILIARIES.has(lower) ? 1 : 0));

/** So many tokens may stand between both, spaces included. */
const REACH = 6;

/** Verbs in the passive voice in the tokens from `from` to `to`. */
export function countPassives(language: Script, tokens: readonly Token[], from: number, to: number): number {
  const { auxiliaries, participle } = PASSIVES[language] ?? ENGLISH;
  let count = 0;
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (token?.kind !== WORD || (token.word && MAY_BE_AUXILIARY.of(token.word) === 0)) continue;
    if (!auxiliaries.has(token.lower)) continue;
    // The German participle stands at the end of the clause, in front of its auxiliary where that ends it.
    const first = language === 'de' ? i - 2 : i + 1;
    const last = language === 'de' ? i + 5 * REACH : i + REACH;
    for (let k = Math.max(from, first); k < last && k < to; k++)
      if (k !== i && participle.test(tokens[k]?.lower ?? '')) {
        count++;
        break;
      }
  }
  return count;
}
