/** So many values between two, evenly spaced as logarithms, both included. */
function logSpaced(least: number, most: number, count: number): number[] {
  const step = Math.log(most / least) / (count - 1);
  return Array.from({ length: count }, (_, at) => least * Math.exp(step * at));
}

/** What is bet where there are thousands of units and small differences. */
export const FRACTIONS_OF_MANY: readonly number[] = logSpaced(0.0025, 0.9, 12);

/** What is bet where there are tens or hundreds of items. */
export const FRACTIONS_OF_FEW: readonly number[] = logSpaced(0.1, 0.99, 8);
