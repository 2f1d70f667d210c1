import { wordSet } from '@refinery/text/word-list.ts';
import { phraseGrammar } from '../../phrases/grammar.ts';
import { FRENCH_VERBS } from './verbs.ts';

/** Words that elide before a vowel, and words that have another form before one. */
const SENSITIVE = wordSet(
  'le la les de du des que ne je se me te ce cet cette ma mon ta ton sa son au jusque lorsque puisque beau bel nouveau nouvel vieux vieil si',
);
const VOWEL = /^(?:[aeiouyàâéèêëîïôœùû]|h(?!uit|aut|éro\b|ors|asard|ache))/;

/** "rédigé", "rédigée", …: of the regular verbs that requests use. */
const PARTICIPLES = FRENCH_VERBS.flatMap(({ forms }) => {
  const infinitive = forms.infinitive?.familiar[0] ?? '';
  return infinitive.endsWith('er')
    ? ['é', 'ée', 'és', 'ées'].map((end) => infinitive.slice(0, -2) + end)
    : [];
});

export const FRENCH_GRAMMAR = phraseGrammar({
  sets: {
    /** What goes on behind an adverb with a clause: "in realtà aumentata" names something. */
    '{told}': wordSet(
      `je j'ai j'aimerais tu il elle on nous vous ils elles ce c'est cela ça le la les un une des cette ces
      mon ma mes ton ta ses sa son notre votre leur ne n'est n'a y ceci tout est sont a ont doit faut peut
      si quand écris réponds utilise`,
    ),
    '{participle}': new Set(PARTICIPLES),
    '{determiner}': wordSet(
      'la ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs quelques plusieurs chaque deux trois quatre cinq',
    ),
  },
  clauseOpeners: 'et mais puis ensuite',
  introducers: 'si quand pour avant après comme bonjour salut ensuite enfin en',
  clauseStarts:
    "je tu il elle on nous vous ils elles ce c'est ça cela j'ai qui que mais car sinon sauf donc parce puisque quand si s'il ne pas",
  clashes: (before, was, now) => SENSITIVE.has(before) && VOWEL.test(was) !== VOWEL.test(now),
});
