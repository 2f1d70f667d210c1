import { firstCharacters } from '@refinery/contracts/first-characters.ts';
import { type AnyColumn, type SQL, sql } from 'drizzle-orm';

/** Characters that are read of a text, so that a list of long ones stays quick. */
const READ = 400;

/** Characters of an excerpt, its `…` among them. */
const MOST = 120;

/** How a text begins, read without the rest of it: what `excerptOf` takes. */
export const beginningOf = (text: AnyColumn | SQL): SQL<string | null> =>
  sql<string | null>`left(${text}, ${READ})`;

/** The first words of a text in one line, by which people know it in a list; null where there is no text. */
export function excerptOf(text: string | null): string | null {
  if (text === null) return null;
  const line = text.slice(0, READ).replace(/\s+/g, ' ').trim();
  return line.length > MOST ? `${firstCharacters(line, MOST - 1)}…` : line;
}
