import { wordSet } from '@refinery/text/word-list.ts';
import { collectParticiples, type PassiveGrammar } from '../../requests/passives.ts';
import { spanishDemands } from './demands.ts';
import { SPANISH_VERBS } from './verbs.ts';

/** What is done to an answer or its material: of other verbs a passive may describe a thing that the prompt is about. */
const DONE_TO_TEXTS = wordSet(
  'traducir modificar cambiar alterar redondear ordenar clasificar mencionar citar incluir ignorar descartar presentar indicar numerar usar utilizar agrupar nombrar eliminar mantener conservar añadir separar',
);

const regular = (stem: string): string[] => ['o', 'a', 'os', 'as'].map((end) => stem + end);

function participles(infinitive: string): readonly string[] {
  if (infinitive.endsWith('ar')) return regular(`${infinitive.slice(0, -2)}ad`);
  return /[ei]r$/.test(infinitive) ? regular(`${infinitive.slice(0, -2)}id`) : [];
}

export function spanishPassives(): PassiveGrammar {
  const verbs = SPANISH_VERBS.filter(({ forms }) => DONE_TO_TEXTS.has(forms.infinitive?.familiar[0] ?? ''));
  const byInfinitive = new Map(verbs.map((verb) => [verb.forms.infinitive?.familiar[0] ?? '', verb]));
  return {
    demands: spanishDemands(),
    participles: collectParticiples(verbs, participles),
    be: wordSet('ser estar ir'),
    order: (infinitive, polite, negated) => {
      const verb = byInfinitive.get(infinitive);
      if (!verb) return undefined;
      const { forms, familiar, formal } = verb;
      const forbidden = forms.subjunctive?.[polite ? 'formal' : 'familiar'][0] ?? '';
      return negated ? `no ${forbidden}` : polite ? formal : familiar;
    },
  };
}
