import { text } from '../../parts/search-values.ts';
import { LABEL } from './label.ts';

/** Which prompts an address shows, as the API takes it. */
export type PromptsSearch = {
  q?: string;
  tag?: string;
  category?: string;
  folder?: string;
  label?: string;
};

/** A search is for words of which one has three characters or more. */
const isWanted = (q: string): boolean => /\S{3}/.test(q) && q.length <= 200;

const upTo =
  (most: number) =>
  (value: string): boolean =>
    value !== '' && value.length <= most;

/** The filters that an address names; what is none is left out. */
export function promptsSearch(search: Record<string, unknown>): PromptsSearch {
  return {
    ...text('q', search, isWanted),
    ...text('tag', search, upTo(50)),
    ...text('category', search, upTo(100)),
    ...text('folder', search, upTo(200)),
    ...text('label', search, (value) => LABEL.test(value)),
  };
}
