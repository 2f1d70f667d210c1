/** Of a text, in UTF-16 units, as the API counts it. */
export const MOST_CHARACTERS = 200_000;
