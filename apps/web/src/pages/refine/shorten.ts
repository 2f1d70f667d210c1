/** At most so many characters of a text, then `…`. */
export const shorten = (text: string, most = 160): string =>
  text.length <= most ? text : `${Array.from(text.slice(0, most)).slice(0, -1).join('')}…`;
