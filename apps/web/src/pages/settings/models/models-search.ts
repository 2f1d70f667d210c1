import { text } from '../../../parts/search-values.ts';

/** What an alias may be called; `auto` is none. */
export const ALIAS = '(?!auto$)[A-Za-z0-9][A-Za-z0-9._\\-]{0,99}';
const PATTERN = new RegExp(`^${ALIAS}$`);

/** The alias that is open for a change. */
export type ModelsSearch = { alias?: string };

/** What an address asks for; what is none is left out. */
export const modelsSearch = (search: Record<string, unknown>): ModelsSearch =>
  text('alias', search, (value) => PATTERN.test(value));
