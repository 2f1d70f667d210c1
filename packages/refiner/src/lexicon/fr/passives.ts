import { wordSet } from '@refinery/text/word-list.ts';
import { collectParticiples, type PassiveGrammar } from '../../requests/passives.ts';
import { frenchDemands } from './demands.ts';
import { FRENCH_VERBS } from './verbs.ts';

/** What is done to an answer or its material: of other verbs a passive may describe a thing that the prompt is about. */
const DONE_TO_TEXTS = wordSet(
  'traduire modifier changer arrondir ordonner classer mentionner citer ignorer présenter indiquer utiliser regrouper supprimer conserver numéroter trier ajouter séparer',
);

const regular = (stem: string): string[] => ['', 'e', 's', 'es'].map((end) => stem + end);

function participles(infinitive: string): readonly string[] {
  if (infinitive === 'traduire') return ['traduit', 'traduite', 'traduits', 'traduites'];
  return infinitive.endsWith('er') ? regular(`${infinitive.slice(0, -2)}é`) : [];
}

export function frenchPassives(): PassiveGrammar {
  const verbs = FRENCH_VERBS.filter(({ forms }) => DONE_TO_TEXTS.has(forms.infinitive?.familiar[0] ?? ''));
  const byInfinitive = new Map(verbs.map((verb) => [verb.forms.infinitive?.familiar[0] ?? '', verb]));
  return {
    demands: frenchDemands(),
    participles: collectParticiples(verbs, participles),
    be: wordSet('être'),
    order: (infinitive, polite, negated) => {
      const verb = byInfinitive.get(infinitive);
      if (!verb) return undefined;
      const imperative = polite ? verb.formal : verb.familiar;
      if (!negated) return imperative;
      return /^[aeiouéèêyh]/.test(imperative) ? `n'${imperative} pas` : `ne ${imperative} pas`;
    },
  };
}
