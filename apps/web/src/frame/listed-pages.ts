import { useMay } from '../api/permissions.ts';
import { PAGES, type PageInfo } from '../routes/pages.ts';

/** Pages of the organization that navigation and palette name: those that the reader may use. */
export function useListedPages(): PageInfo[] {
  const may = useMay();
  return PAGES.filter(
    ({ listed, group, operation }) => listed && group !== 'outside' && (operation === null || may(operation)),
  );
}
