import { BatchItemInputSchema } from '@refinery/contracts/batches.ts';
import { DomainError } from '../errors.ts';
import { type CsvColumns, itemKind } from '../uploads/item-kind.ts';
import { isMetadata, MOST_METADATA, metadataOf } from '../uploads/metadata-columns.ts';

const OWN = ['text', 'customId'];

const columns: CsvColumns = {
  most: OWN.length + MOST_METADATA,
  check(names) {
    if (!names.includes('text'))
      throw new DomainError('invalid_upload', 'The CSV needs a header row with a column named text.');
    const unknown = names.find((name) => !OWN.includes(name) && !isMetadata(name));
    if (unknown === undefined) return;
    const shown = JSON.stringify(unknown.slice(0, 73));
    throw new DomainError(
      'invalid_upload',
      `The column ${shown} is unknown. Columns may be named text, customId and metadata.<key>.`,
    );
  },
  toItem(names, row) {
    const customId = row[names.indexOf('customId')] ?? '';
    return {
      text: row[names.indexOf('text')] ?? '',
      ...(customId === '' ? {} : { customId }),
      ...metadataOf(names, row),
    };
  },
};

/** Items of batches in uploads. */
export const batchItemKind = itemKind(BatchItemInputSchema, columns);
