import { inCodeUnits } from '@refinery/contracts/code-units.ts';
import { type Static, type TSchema, Type } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';

/** What an item of an upload may have beside what is its own. */
export interface UploadedItem {
  /** Unique in the upload. */
  customId?: string;
}

/** How a CSV file begins. */
export interface CsvHeader {
  names: readonly string[];
  /** Its first row; undefined where it has none. */
  first: readonly string[] | undefined;
  /** The column that the caller says the texts are in. */
  textColumn: string | undefined;
}

export interface NamedColumns {
  /** By what each column stands for in an item, in the spelling of the fields. */
  names: string[];
  /** What the caller should know of that. */
  note?: string;
}

/** The columns of a CSV file that stand for fields of an item. */
export interface CsvColumns {
  /** How many there may be. */
  most: number;
  /** What the columns of a file stand for. Errors: `invalid_upload` for names that no item has. */
  named(header: CsvHeader): NamedColumns;
  /** The item of a row, which need not be valid. */
  toItem(names: readonly string[], row: readonly string[]): object;
}

/** What the records of an upload are. */
export interface ItemKind<Item extends UploadedItem> {
  schema: TSchema;
  validator: Validator<Record<string, never>, TSchema, Item>;
  columns: CsvColumns;
}

/** @param schema of an item, in characters as people count them */
export function itemKind<Schema extends TSchema>(schema: Schema, columns: CsvColumns) {
  return { schema, validator: Compile(Type.Unsafe<Static<Schema>>(inCodeUnits(schema))), columns };
}
