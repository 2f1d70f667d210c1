/** Parts of one that stand in front of a unit, all languages together: "half a litre". */
export const FRACTIONS: ReadonlyMap<string, number> = new Map([
  ['half', 0.5],
  ['quarter', 0.25],
  ['quarters', 0.25],
  ['halb', 0.5],
  ['halbe', 0.5],
  ['halben', 0.5],
  ['demi', 0.5],
  ['demie', 0.5],
  ['medio', 0.5],
  ['media', 0.5],
  ['meia', 0.5],
  ['meio', 0.5],
  ['mezzo', 0.5],
  ['mezza', 0.5],
]);
