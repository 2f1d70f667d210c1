/** Line breaks, tabs and other controls, also those that turn the direction of what follows. */
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
const LONGEST = 200;

/**
 * One line of text. What others chose, such as a name, cannot begin a line of its own in it, and is cut after
 * 200 characters.
 */
export const line = (words: TemplateStringsArray, ...values: (string | number)[]): string =>
  words.map((word, index) => (index === 0 ? word : tamed(String(values[index - 1])) + word)).join('');

function tamed(value: string): string {
  const characters = [...value.toWellFormed().replaceAll(CONTROLS, ' ').trim()];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : characters.join('');
}
