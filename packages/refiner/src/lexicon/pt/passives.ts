import { wordSet } from '@refinery/text/word-list.ts';
import { collectParticiples, type PassiveGrammar } from '../../requests/passives.ts';
import { portugueseDemands } from './demands.ts';
import { PORTUGUESE_VERBS } from './verbs.ts';

/** What is done to an answer or its material: of other verbs a passive may describe a thing that the prompt is about. */
const DONE_TO_TEXTS = wordSet(
  'traduzir modificar mudar alterar arredondar ordenar classificar mencionar citar incluir ignorar descartar desconsiderar apresentar indicar usar utilizar agrupar eliminar manter adicionar separar informar',
);

const regular = (stem: string): string[] => ['o', 'a', 'os', 'as'].map((end) => stem + end);

function participles(infinitive: string): readonly string[] {
  if (infinitive.endsWith('ar')) return regular(`${infinitive.slice(0, -2)}ad`);
  if (infinitive.endsWith('uir')) return regular(`${infinitive.slice(0, -2)}íd`);
  return /[ei]r$/.test(infinitive) ? regular(`${infinitive.slice(0, -2)}id`) : [];
}

export function portuguesePassives(): PassiveGrammar {
  const verbs = PORTUGUESE_VERBS.filter(({ forms }) =>
    DONE_TO_TEXTS.has(forms.infinitive?.familiar[0] ?? ''),
  );
  const byInfinitive = new Map(verbs.map((verb) => [verb.forms.infinitive?.familiar[0] ?? '', verb]));
  return {
    demands: portugueseDemands(),
    participles: collectParticiples(verbs, participles),
    be: wordSet('ser estar'),
    order: (infinitive, polite, negated) => {
      const verb = byInfinitive.get(infinitive);
      if (!verb) return undefined;
      const { forms, familiar, formal } = verb;
      const forbidden = forms.subjunctive?.[polite ? 'formal' : 'familiar'][0] ?? '';
      return negated ? `não ${forbidden}` : polite ? formal : familiar;
    },
  };
}
