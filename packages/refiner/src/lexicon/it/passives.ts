import { wordSet } from '@refinery/text/word-list.ts';
import { collectParticiples, type PassiveGrammar } from '../../requests/passives.ts';
import { italianDemands } from './demands.ts';
import { ITALIAN_VERBS } from './verbs.ts';

/** What is done to an answer or its material: of other verbs a passive may describe a thing that the prompt is about. */
const DONE_TO_TEXTS = wordSet(
  'modificare cambiare alterare arrotondare ordinare classificare menzionare citare ignorare scartare presentare indicare usare utilizzare raggruppare eliminare riportare elencare nominare separare segnalare',
);

const regular = (stem: string): string[] => ['o', 'a', 'i', 'e'].map((end) => stem + end);

function participles(infinitive: string): readonly string[] {
  return infinitive.endsWith('are') ? regular(`${infinitive.slice(0, -3)}at`) : [];
}

export function italianPassives(): PassiveGrammar {
  const verbs = ITALIAN_VERBS.filter(({ forms }) => DONE_TO_TEXTS.has(forms.infinitive?.familiar[0] ?? ''));
  const byInfinitive = new Map(verbs.map((verb) => [verb.forms.infinitive?.familiar[0] ?? '', verb]));
  return {
    demands: italianDemands(),
    participles: collectParticiples(verbs, participles),
    be: wordSet('essere venire'),
    order: (infinitive, polite, negated) => {
      const verb = byInfinitive.get(infinitive);
      if (!verb) return undefined;
      const { forms, familiar, formal } = verb;
      const forbidden = polite ? formal : (forms.infinitive?.familiar[0] ?? '');
      return negated ? `non ${forbidden}` : polite ? formal : familiar;
    },
  };
}
