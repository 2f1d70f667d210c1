import type { QueryClient } from '@tanstack/react-query';
import { personQuery } from '../api/queries.ts';

/**
 * Whether the session that has begun is of whoever these pages were read for. They are loaded anew for
 * somebody else.
 */
export async function isSamePerson(queries: QueryClient): Promise<boolean> {
  const before = queries.getQueryData(personQuery.queryKey);
  const now = await queries.fetchQuery({ ...personQuery, staleTime: 0 });
  return before?.id === now.id;
}
