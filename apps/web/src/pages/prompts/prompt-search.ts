import { MAX_VERSION } from '@prompt-refinery/client';
import { isId } from '../../parts/ids.ts';
import { oneOf, text } from '../../parts/search-values.ts';
import { LABEL } from './label.ts';

export const PROMPT_TABS = ['text', 'versions', 'labels', 'test', 'links', 'details'] as const;
export type PromptTab = (typeof PROMPT_TABS)[number];

export type PromptSearch = {
  tab?: PromptTab;
  /** Whether the newest text is being written anew. */
  edit?: 'open';
  /** The version that is open, or is to get a label. */
  version?: number;
  /** The versions that are compared. */
  from?: number;
  to?: number;
  /** The label whose moves are shown. */
  label?: string;
  /** The test that is open. */
  test?: string;
};

/**
 * What an address says of a prompt: which part of it is shown, and what is open there. Nonsense is left out.
 */
export function promptSearch(search: Record<string, unknown>): PromptSearch {
  const tab = oneOf('tab', PROMPT_TABS, search);
  switch (tab.tab) {
    case 'versions':
      return { ...tab, ...number('version', search), ...number('from', search), ...number('to', search) };
    case 'labels':
      return {
        ...tab,
        ...text('label', search, (value) => LABEL.test(value)),
        ...number('version', search),
      };
    case 'test':
      return { ...tab, ...text('test', search, isId) };
    case 'links':
    case 'details':
      return tab;
    default:
      return { ...tab, ...oneOf('edit', ['open'] as const, search) };
  }
}

/** The value of an address's parameter if it is the number of a version. */
function number<Name extends string>(
  name: Name,
  search: Record<string, unknown>,
): { [name in Name]?: number } {
  const value = Number(search[name]);
  const found: { [name in Name]?: number } = {};
  if (Number.isInteger(value) && value >= 1 && value <= MAX_VERSION) found[name] = value;
  return found;
}
