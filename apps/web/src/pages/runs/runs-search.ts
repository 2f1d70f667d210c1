import { isId } from '../../parts/ids.ts';
import { oneOf, text } from '../../parts/search-values.ts';

type Search = Record<string, unknown>;

/** As many versions as a prompt may have at most. */
const isVersion = (value: string): boolean => /^[1-9]\d{0,9}$/.test(value) && Number(value) < 2 ** 31;

/** The dataset whose runs are listed. */
type RunsSearch = { dataset?: string };

export const runsSearch = (search: Search): RunsSearch => text('dataset', search, isId);

/** What the form for a new run begins with. Versions are those of the prompt. */
export type NewRunSearch = { dataset?: string; prompt?: string; baseline?: string; candidate?: string };

export const newRunSearch = (search: Search): NewRunSearch => ({
  ...text('dataset', search, isId),
  ...text('prompt', search, isId),
  ...text('baseline', search, isVersion),
  ...text('candidate', search, isVersion),
});

export type RunSearch = {
  /** Id of the item whose outputs are open. */
  item?: string;
  /** Which of the outputs that were read are shown; all of them where it is left out. */
  only?: 'different';
};

export const runSearch = (search: Search): RunSearch => ({
  ...text('item', search, isId),
  ...oneOf('only', ['different'] as const, search),
});
