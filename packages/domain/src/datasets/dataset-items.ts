import { DatasetItemInputSchema } from '@refinery/contracts/datasets.ts';
import { DomainError } from '../errors/domain-error.ts';
import { type CsvColumns, itemKind } from '../uploads/item-kind.ts';
import { isMetadata, MOST_METADATA, metadataOf, spelled } from '../uploads/metadata-columns.ts';

/** As many as an input may have. */
const MOST_VARIABLES = 100;
const OWN = ['expected', 'customId'];

/** Each column that is not `expected`, `customId` or `metadata.<key>` is a variable. */
const columns: CsvColumns = {
  most: MOST_VARIABLES + OWN.length + MOST_METADATA,
  named(header) {
    const names = header.names.map((name) => spelled(name, OWN));
    if (names.includes('')) throw new DomainError('invalid_upload', 'A column of the CSV has no name.');
    if (names.some(isVariable)) return { names };
    throw new DomainError(
      'invalid_upload',
      'The CSV needs a header row with a column for each variable of the prompt.',
    );
  },
  toItem(names, row) {
    const input = names.flatMap((name, at) => (isVariable(name) ? [[name, row[at] ?? ''] as const] : []));
    const own = OWN.flatMap((name) => {
      const value = row[names.indexOf(name)] ?? '';
      return value === '' ? [] : [[name, value] as const];
    });
    return { input: Object.fromEntries(input), ...Object.fromEntries(own), ...metadataOf(names, row) };
  },
};

const isVariable = (name: string): boolean => !OWN.includes(name) && !isMetadata(name);

/** Items of datasets in uploads. */
export const datasetItemKind = itemKind(DatasetItemInputSchema, columns);
