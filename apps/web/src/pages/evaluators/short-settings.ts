import { shorten } from '../refine/shorten.ts';
import type { EvaluatorKind } from './evaluators-search.ts';
import { SETTINGS_OF_KIND, type Settings } from './settings.ts';
import type { EvaluatorTexts } from './texts.ts';

const LONGEST = 120;

interface Words {
  texts: EvaluatorTexts;
  number: (value: number) => string;
}

/** What an evaluator looks for, in one line. */
export function shortSettings(kind: EvaluatorKind, settings: Settings, { texts, number }: Words): string {
  const { ignoreCase, negate, threshold } = settings;
  return [
    negate && texts.not,
    shorten(mainOf(kind, settings, texts), LONGEST),
    ignoreCase && texts.ignoringCase,
    threshold !== undefined && texts.from(number(threshold)),
  ]
    .filter(Boolean)
    .join(' · ');
}

function mainOf(kind: EvaluatorKind, settings: Settings, texts: EvaluatorTexts): string {
  const [main] = SETTINGS_OF_KIND[kind];
  switch (main) {
    case 'values': {
      const values = (settings.values ?? [texts.expected]).join(', ');
      return settings.mode === 'any' ? `${texts.any}: ${values}` : values;
    }
    case 'pattern':
      return settings.pattern ?? '';
    case 'schema':
      return JSON.stringify(settings.schema ?? {});
    case 'rubric':
      return settings.rubric ?? texts.generalRubric;
    default:
      return settings.value ?? texts.expected;
  }
}
