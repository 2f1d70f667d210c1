import type { Evaluator, RunArm } from '@prompt-refinery/client';
import { useQueries } from '@tanstack/react-query';
import { useOrganization } from '../../api/client.ts';
import { evaluatorQuery } from '../../api/evaluators.ts';
import { useMay } from '../../api/permissions.ts';
import { promptQuery } from '../../api/prompts.ts';
import { useTexts } from '../../i18n/messages.ts';
import { armNames, isolated, settingOf, uniqueNames } from './names.ts';
import { runTexts } from './texts.ts';

/** What the arms of a run are called, in their order, and their prompts by id. */
export function useArmNames(arms: readonly RunArm[]): {
  names: string[];
  prompts: ReadonlyMap<string, string>;
} {
  const texts = useTexts(runTexts);
  const organization = useOrganization();
  const mayRead = useMay()('getPromptById');
  const ids = [...new Set(arms.map(({ promptId }) => promptId))];
  const prompts = useQueries({
    queries: ids.map((id) => ({ ...promptQuery(organization, id), enabled: mayRead })),
    combine: (all) =>
      new Map(all.flatMap(({ data }, at): [string, string][] => (data ? [[ids[at] ?? '', data.name]] : []))),
  });
  const shown = new Map([...prompts].map(([id, name]) => [id, isolated(name)]));
  return { names: armNames(arms, shown, texts), prompts };
}

/** An evaluator of a run, by the name that it is shown with. */
export interface NamedEvaluator {
  id: string;
  name: string;
  /** null until it is read. */
  kind: Evaluator['kind'] | null;
}

/** The evaluators of a run in their order. Each has a name that no other has. */
export function useNamedEvaluators(ids: readonly string[]): NamedEvaluator[] {
  const nameOf = useEvaluatorName();
  const organization = useOrganization();
  const found = useQueries({
    queries: ids.map((id) => evaluatorQuery(organization, id)),
    combine: (all) => all.map(({ data }) => data),
  });
  const names = uniqueNames(found.map((one, at) => (one ? nameOf(one) : (ids[at] ?? ''))));
  return ids.map((id, at) => ({ id, name: names[at] ?? id, kind: found[at]?.kind ?? null }));
}

/** Its own name; else what it does. */
export function useEvaluatorName(): (evaluator: Pick<Evaluator, 'name' | 'kind' | 'settings'>) => string {
  const { kinds } = useTexts(runTexts);
  return ({ name, kind, settings }) => {
    if (name !== null) return name;
    const setting = settingOf({ settings });
    return setting === null ? kinds[kind] : `${kinds[kind]}: ${setting}`;
  };
}
