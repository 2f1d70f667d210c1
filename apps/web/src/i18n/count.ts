/**
 * `1 change`, `2 changes`.
 * @param number writes numbers that may be long
 */
export const count = (
  many: number,
  one: string,
  more: string,
  number: (value: number) => string = String,
): string => (many === 1 ? `1 ${one}` : `${number(many)} ${more}`);
