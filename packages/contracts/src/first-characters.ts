/** The first characters of a text; half of a surrogate pair at the end would be no text. */
export const firstCharacters = (text: string, most: number): string =>
  text.length <= most ? text : text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
