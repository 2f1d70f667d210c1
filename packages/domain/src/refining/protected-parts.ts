import { type ProtectedPart, protectedParts, type RefineOptions, readProtection } from '@refinery/refiner';

/** What decides which parts of a text stay byte for byte. */
export type ProtectionOptions = Pick<RefineOptions, 'preserve' | 'material' | 'refineMaterial'>;

export interface ProtectionQuestion {
  text: string;
  options: ProtectionOptions;
}

export interface Protection {
  parts: ProtectedPart[];
  /** The texts that were handed over: a model's result must have them to the letter. */
  material: string[];
}

/** What of a prompt stays byte for byte, whoever refines it. */
export function findProtection({ text, options }: ProtectionQuestion): Protection {
  const protection = readProtection(text, options);
  return {
    parts: protectedParts(text, protection),
    material: protection.material.map(({ start, end }) => text.slice(start, end)),
  };
}
