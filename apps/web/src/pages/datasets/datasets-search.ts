import { MAX_VERSION } from '@prompt-refinery/client';
import { oneOf } from '../../parts/search-values.ts';

export type DatasetsSearch = {
  /** Which form is open. */
  form?: 'new' | 'import';
};

/** What an address says of the list of datasets. */
export const datasetsSearch = (search: Record<string, unknown>): DatasetsSearch =>
  oneOf('form', ['new', 'import'] as const, search);

export type RevisionSearch = {
  /** An older one than the newest. */
  revision?: number;
};

/** The revision of a dataset that an address names. */
export function revisionSearch({ revision }: Record<string, unknown>): RevisionSearch {
  if (!/^\d{1,10}$/.test(String(revision))) return {};
  const number = Number(revision);
  return number <= MAX_VERSION ? { revision: number } : {};
}

export type DatasetSearch = RevisionSearch & {
  /** Which form for more items is open. */
  form?: 'file' | 'item';
};

/** What an address says of a dataset. */
export const datasetSearch = (search: Record<string, unknown>): DatasetSearch => ({
  ...revisionSearch(search),
  ...oneOf('form', ['file', 'item'] as const, search),
});
