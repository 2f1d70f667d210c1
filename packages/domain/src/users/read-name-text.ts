const LONGEST_NAME = 200;

/** What an identity provider calls a person, as it can be stored; null: it says none. */
export const readNameText = (name: unknown): string | null =>
  typeof name === 'string' && name.trim() !== ''
    ? name.replaceAll('\0', '').slice(0, LONGEST_NAME).toWellFormed()
    : null;
