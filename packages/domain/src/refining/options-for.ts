import type { RefineOptions } from '@refinery/refiner';

/**
 * The options for a text that was made of the original, whose material is among the texts to preserve.
 * `material` names places of the original: they mean nothing in another text.
 */
export const optionsFor = <Options extends Pick<RefineOptions, 'material'>>(
  text: string,
  original: string,
  options: Options,
): Options => (text === original ? options : { ...options, material: [] });
