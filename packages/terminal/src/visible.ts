/**
 * A text without what could do things to the terminal: control characters and marks of direction. Line breaks
 * and tabs stay.
 */
export const visible = (text: string): string => text.replace(/(?![\t\n])[\p{Cc}\p{Bidi_C}]/gu, '·');

/** The same on one line. */
export const visibleLine = (text: string): string => visible(text.replace(/\s+/g, ' '));
