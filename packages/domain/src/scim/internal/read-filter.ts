import type { SQL } from 'drizzle-orm';
import { type Filter, parse } from 'scim2-parse-filter';
import { ScimRefusal } from '../scim-refusal.ts';
import { withoutSchema } from './read-attributes.ts';

const LONGEST = 1_000;

/** What a filter compares an attribute with. */
export type Compared = string | number | boolean;
/** How rows are found by an attribute, by its name in small letters. */
export type Filterable = Readonly<Record<string, (value: Compared) => SQL>>;

/** That an attribute, by its name in small letters with its part behind a dot, is something. */
export interface Comparison {
  name: string;
  value: Compared;
}

export const invalidFilter = (message: string): ScimRefusal => new ScimRefusal(400, message, 'invalidFilter');

/**
 * What a filter (RFC 7644, 3.4.2.2) compares: with `eq`, and several with `and`. Errors: `invalidFilter` for
 * anything else, and more than 1,000 characters.
 */
export function readFilter(text: string | undefined): Comparison[] {
  if (text === undefined) return [];
  if (text.length > LONGEST) throw invalidFilter(`A filter may have at most ${LONGEST} characters.`);
  const { filter, texts } = parsed(text);
  return comparisonsOf(filter, texts, '');
}

/** The condition of a comparison. Errors: `invalidFilter` for an attribute that cannot be searched. */
export function conditionOf({ name, value }: Comparison, attributes: Filterable): SQL {
  const find = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  if (!find) throw invalidFilter(`Nothing can be found by ${name}.`);
  return find(value);
}

/** A text in quotes, as JSON has it; one without an end goes to the end, and is refused there. */
const QUOTED = /"(?:[^"\\]|\\.)*(?:"|\\?$)/gs;

/** The library reads no escapes in texts, so it gets the numbers of the texts in their place. */
function parsed(text: string): { filter: Filter; texts: unknown[] } {
  const texts: unknown[] = [];
  try {
    const numbered = text.replace(QUOTED, (quoted) => `"${texts.push(JSON.parse(quoted)) - 1}"`);
    return { filter: parse(numbered), texts };
  } catch {
    throw invalidFilter('The filter cannot be read.');
  }
}

/** `within`: the attribute in whose values a filter in brackets looks. */
function comparisonsOf(filter: Filter, texts: readonly unknown[], within: string): Comparison[] {
  if (filter.op === 'and' && 'filters' in filter)
    return filter.filters.flatMap((each) => comparisonsOf(each, texts, within));
  if (filter.op === '[]' && 'valFilter' in filter)
    return comparisonsOf(filter.valFilter, texts, `${filter.attrPath}.`);
  if (filter.op !== 'eq' || !('compValue' in filter))
    throw invalidFilter('Filters can use eq and and, and nothing else.');
  const { attrPath, compValue } = filter;
  const value = typeof compValue === 'string' ? texts[Number(compValue)] : compValue;
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
    throw invalidFilter('Nothing can be found by what is not there.');
  return [{ name: withoutSchema(`${within}${attrPath}`).toLowerCase(), value }];
}
