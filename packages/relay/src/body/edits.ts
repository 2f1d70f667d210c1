import type { Field, ObjectRange, Range } from './range.ts';
import type { ScannedBody } from './scanned-body.ts';
import type { Replacement } from './splice.ts';

/**
 * Adds members to the end of an object. All new members of one object must come at once.
 * @param members keys and their values, which are JSON already
 */
export function insertMembers(object: ObjectRange, members: Readonly<Record<string, string>>): Replacement[] {
  const added = Object.entries(members).map(([key, json]) => `${JSON.stringify(key)}:${json}`);
  if (added.length === 0) return [];
  const end = object.end - 1;
  return [{ start: end, end, json: (object.empty ? '' : ',') + added.join(',') }];
}

/**
 * Puts another string in the place of a string, escaped where JSON needs it. Lone surrogates stay what they
 * are.
 */
export function replaceString(range: Range, text: string): Replacement {
  return { ...range, json: JSON.stringify(text) };
}

/**
 * What a body needs in order to say `key: json` at its top, given where it says something else, if it does.
 */
export interface Setting {
  key: string;
  json: string;
  present: Range | undefined;
}

/** Sets fields of a body: those present in their place, all others at its end. */
export function setFields(object: ObjectRange, settings: readonly Setting[]): Replacement[] {
  const missing = settings.filter(({ present }) => !present);
  return [
    ...settings.flatMap(({ present, json }) => (present ? [{ ...present, json }] : [])),
    ...insertMembers(object, Object.fromEntries(missing.map(({ key, json }) => [key, json]))),
  ];
}

/** The setting of a field that says `value` already, or has to. */
export function setting<T extends boolean | number | string>(
  key: string,
  value: T,
  field: Field<T | null> | undefined,
): Setting[] {
  return field?.value === value ? [] : [{ key, json: JSON.stringify(value), present: field?.range }];
}

/**
 * What makes a stream of chat completions tell its usage. A new field goes to the settings of the body, since
 * all new members of one object come at once. Both are empty where the caller asked for usage: then it is not
 * hidden either.
 */
export function askForUsage({ streamOptions }: ScannedBody): {
  settings: Setting[];
  replacements: Replacement[];
} {
  const json = '{"include_usage":true}';
  if (!streamOptions || streamOptions.isNull) {
    const present = streamOptions?.range;
    return { settings: [{ key: 'stream_options', json, present }], replacements: [] };
  }
  const { range, includeUsage } = streamOptions;
  const replacements = setFields(range, setting('include_usage', true, includeUsage));
  return { settings: [], replacements };
}

/**
 * Makes a text part of a string that is a whole content, so that the part can have members such as a cache
 * mark. The string itself may be replaced beside it.
 * @param type `text` or, in the responses, `input_text`
 */
export function wrapAsPart(
  string: Range,
  type: 'text' | 'input_text',
  members: Readonly<Record<string, string>>,
): Replacement[] {
  const added = Object.entries(members).map(([key, json]) => `,${JSON.stringify(key)}:${json}`);
  return [
    { start: string.start, end: string.start, json: `[{"type":"${type}","text":` },
    { start: string.end, end: string.end, json: `${added.join('')}}]` },
  ];
}
