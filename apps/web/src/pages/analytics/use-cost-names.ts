import type { CostGroup } from '@prompt-refinery/client';
import { useQuery } from '@tanstack/react-query';
import { useOrganization } from '../../api/client.ts';
import { useMay } from '../../api/permissions.ts';
import { foundPromptsQuery } from '../../api/prompts.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import type { CostGrouping } from './analytics-search.ts';
import { analyticsTexts } from './texts.ts';

/**
 * What a group of costs is called. Prompts that are deleted, or older than the newest 100, are called by
 * their id.
 */
export function useCostNames(by: CostGrouping): (group: CostGroup) => string {
  const texts = useTexts(analyticsTexts);
  const { day: dayOf } = useFormats();
  const may = useMay();
  const newest = foundPromptsQuery(useOrganization(), '');
  const { data = [] } = useQuery({ ...newest, enabled: by === 'prompt' && may('listPrompts') });
  // Two prompts may have the same name, but not the same slug.
  const names = new Map(data.map(({ id, name, slug }) => [id, `${name} (${slug})`]));
  return ({ day, provider, model, promptId }) => {
    if (day !== undefined) return dayOf(`${day}T12:00`);
    if (provider !== undefined) return `${provider}/${model ?? texts.unknown}`;
    return promptId ? (names.get(promptId) ?? promptId) : texts.noPrompt;
  };
}
