/** At most so many characters of a text, then `…`. */
export const shorten = (text: string, most = 160): string =>
  text.length <= most ? text : `${Array.from(text.slice(0, most)).slice(0, -1).join('')}…`;

/** The first words of a text, in one line, as its name. */
export const firstWords = (text: string): string =>
  shorten(text.slice(0, 400).replace(/\s+/g, ' ').trim(), 90);
