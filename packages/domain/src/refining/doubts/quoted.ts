/** A text as JSON, which leaves in some signs that end a line too. */
export const quoted = (text: string): string =>
  JSON.stringify(text.toWellFormed()).replace(
    /[\u0085\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
