const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Whether a text has the form of an id. */
export const isId = (text: string): boolean => UUID.test(text);

const LAST_ID = (1n << 128n) - 1n;

const numberOf = (id: string): bigint => BigInt(`0x${id.replaceAll('-', '')}`);

const idOf = (number: bigint): string =>
  number
    .toString(16)
    .padStart(32, '0')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');

/** The id behind one: a list that begins there, the newest first, begins with the one. */
export function idBehind(id: string): string {
  const number = numberOf(id);
  return idOf(number < LAST_ID ? number + 1n : number);
}

/** The id before one: a list that begins there, the oldest first, begins with the one. */
export function idBefore(id: string): string {
  const number = numberOf(id);
  return idOf(number > 0n ? number - 1n : number);
}
