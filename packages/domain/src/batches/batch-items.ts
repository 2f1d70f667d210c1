import { BatchItemInputSchema } from '@refinery/contracts/batches.ts';
import { DomainError } from '../errors/domain-error.ts';
import { type CsvColumns, itemKind } from '../uploads/item-kind.ts';
import { asMetadata, isMetadata, MOST_METADATA, metadataOf, spelled } from '../uploads/metadata-columns.ts';

const OWN = ['text', 'customId'];
/** In UTF-16 code units: what is shorter may be a title or a name. */
const LONG_TEXT = 40;
const LONGEST_SHOWN = 73;

const columns: CsvColumns = {
  most: OWN.length + MOST_METADATA,
  named({ names, first, textColumn }) {
    const known = names.map((name) => spelled(name, OWN));
    if (textColumn === undefined && known.includes('text')) return { names: allKnown(known) };
    const at = textColumn === undefined ? longTextIn(first) : indexOfColumn(names, textColumn);
    const chosen = names[at];
    if (chosen === undefined) throw noText(textColumn);
    const taken = known.map((name, index) =>
      index === at
        ? 'text'
        : name === 'customId' || isMetadata(name)
          ? name
          : asMetadata(name || `column ${index + 1}`),
    );
    if (textColumn !== undefined) return { names: taken };
    const shown = JSON.stringify(chosen);
    return {
      names: taken,
      note: `The prompts were read from the column ${shown}, because no column is named text. Send textColumn to name another one.`,
    };
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

function allKnown(names: string[]): string[] {
  const unknown = names.find((name) => !OWN.includes(name) && !isMetadata(name));
  if (unknown === undefined) return names;
  const shown = JSON.stringify(unknown.slice(0, LONGEST_SHOWN));
  throw new DomainError(
    'invalid_upload',
    `The column ${shown} is unknown. Columns may be named text, customId and metadata.<key>. With textColumn=text all others become metadata.`,
  );
}

/** The only column whose first text is long; −1 where there is none, or more. */
function longTextIn(first: readonly string[] = []): number {
  const long = first.flatMap((field, at) => (field.trim().length >= LONG_TEXT ? [at] : []));
  return long.length === 1 ? (long[0] ?? -1) : -1;
}

/** The column of a name, to the letter or else in another case; −1 where there is none. */
function indexOfColumn(names: readonly string[], wanted: string): number {
  const exact = names.indexOf(wanted);
  const lower = wanted.toLowerCase();
  return exact >= 0 ? exact : names.findIndex((name) => name.toLowerCase() === lower);
}

const noText = (textColumn: string | undefined): DomainError =>
  new DomainError(
    'invalid_upload',
    textColumn === undefined
      ? 'The CSV needs a header row with a column named text. Send textColumn to name another one.'
      : `The CSV has no column named ${JSON.stringify(textColumn.slice(0, LONGEST_SHOWN))}.`,
  );

/** Items of batches in uploads. */
export const batchItemKind = itemKind(BatchItemInputSchema, columns);
