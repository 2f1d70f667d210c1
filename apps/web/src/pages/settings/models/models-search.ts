import { ALIAS_PATTERN } from '@prompt-refinery/client';
import { text } from '../../../parts/search-values.ts';

/** What an alias may be called; `auto` is none. */
const PATTERN = new RegExp(`^${ALIAS_PATTERN}$`);

/** The alias that is open for a change. */
export type ModelsSearch = { alias?: string };

/** What an address asks for; what is none is left out. */
export const modelsSearch = (search: Record<string, unknown>): ModelsSearch =>
  text('alias', search, (value) => PATTERN.test(value));
