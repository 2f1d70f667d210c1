import { type SQL, sql } from 'drizzle-orm';

/** Most words of a search that are looked for, the longest ones: each is searched in whole texts. */
const MAX_WORDS = 10;

/**
 * Patterns of LIKE for the words of a search, the longest first: the index is asked for that one. A word in a
 * longer one is found with it.
 */
export function patternsOf(q: string): string[] {
  const words = q
    .toLowerCase()
    .trim()
    .split(/\s+/)
    .sort((a, b) => b.length - a.length);
  const needed = words.filter(
    (word, place) => !words.slice(0, place).some((longer) => longer.includes(word)),
  );
  return needed.slice(0, MAX_WORDS).map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`);
}

/** Texts as an array of Postgres. */
export const toList = (values: readonly string[]): SQL =>
  sql`array(select jsonb_array_elements_text(${JSON.stringify(values)}::text::jsonb))`;
