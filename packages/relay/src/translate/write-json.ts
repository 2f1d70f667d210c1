/**
 * JSON as it is put together here: each character is one byte of its UTF-8, so that slices of a body go into
 * it unread. Only `Buffer.from(json, 'latin1')` makes bytes of it.
 */
export type ByteString = string;

const LONE_SURROGATES = /[\ud800-\udfff]/gu;
const escapeUnit = (unit: string) => `\\u${unit.charCodeAt(0).toString(16)}`;

/** JSON as bytes. Lone surrogates, which UTF-8 has not, are escaped: valid JSON has them in strings only. */
export function toByteString(json: string): ByteString {
  const escaped = json.isWellFormed() ? json : json.replace(LONE_SURROGATES, escapeUnit);
  return Buffer.from(escaped).toString('latin1');
}

/** A string. */
export function writeString(text: string): ByteString {
  return toByteString(JSON.stringify(text));
}

/*
 * Both add to a string, which copies nothing until bytes are made of the whole. `join` would copy each text
 * once for each object that it is in.
 */

/** An object of members that are JSON already; those that are undefined are left out. */
export function writeObject(members: Readonly<Record<string, ByteString | undefined>>): ByteString {
  let written = '';
  for (const [key, json] of Object.entries(members)) {
    if (json !== undefined) written += `${written === '' ? '' : ','}"${key}":${json}`;
  }
  return `{${written}}`;
}

/** A list of items that are JSON already. */
export function writeList(items: readonly ByteString[]): ByteString {
  let written = '';
  for (const item of items) written += written === '' ? item : `,${item}`;
  return `[${written}]`;
}
