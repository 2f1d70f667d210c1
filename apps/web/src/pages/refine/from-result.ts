import { isId } from '../../parts/ids.ts';
import { text } from '../../parts/search-values.ts';

/** What an address says of a page that begins with the text of a result: which result it is. */
export const fromSearch = (search: Record<string, unknown>): { from?: string } => text('from', search, isId);

/**
 * The draft of the prompt that is to be refined; with `from` the one that began with the original of that
 * result.
 */
export const promptToRefine = (organizationId: string, from?: string): string =>
  from ? `refine.${organizationId}.${from}` : `refine.${organizationId}`;

/** The draft in which a result hands its text on to another page. */
export const resultText = (organizationId: string, id: string): string =>
  `result-text.${organizationId}.${id}`;

/** The draft of a new prompt that began with the text of a result. */
export const promptFromResult = (organizationId: string, id: string): string =>
  `prompt.${organizationId}.${id}`;
