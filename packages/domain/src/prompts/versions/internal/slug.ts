/** Leaves room for a number, of 100 characters. */
const MAX_LENGTH = 90;

/**
 * The slug that a name gives: `Support answer (DE)` gives `support-answer-de`. A name without Latin letters
 * and digits gives `prompt`.
 */
export function slugOf(name: string): string {
  // In capitals ß is SS.
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toUpperCase().toLowerCase();
  const slug = plain.replaceAll(/[^a-z0-9]+/g, '-').slice(0, MAX_LENGTH);
  return slug.replaceAll(/^-|-$/g, '') || 'prompt';
}
