import { isIdeographic } from '../read/ideographs.ts';

/** Words of one family share so many letters at their beginning. */
export const PREFIX = 5;
/** Of words that share letters so many are looked at. */
const MOST_KIN = 48;
const NONE: readonly string[] = [];

/** The words of a text by letters that they share; what is found is still to be compared. */
export class Families {
  private readonly prefixes = new Map<number, string[]>();
  private readonly suffixes = new Map<number, string[]>();
  private readonly characters = new Map<string, string[]>();
  private readonly compounds: boolean;

  /** `compounds`: of a language that writes several words as one. */
  constructor(compounds: boolean) {
    this.compounds = compounds;
  }

  add(key: string): void {
    if (isIdeographic(key)) for (const character of new Set(key)) pushKin(this.characters, character, key);
    else if (key.length >= PREFIX) {
      pushKin(this.prefixes, hashAt(key, 0), key);
      if (this.compounds && key.length > 2 * PREFIX - 2)
        pushKin(this.suffixes, hashAt(key, key.length - PREFIX), key);
    }
  }

  byPrefix(key: string): readonly string[] {
    return key.length < PREFIX ? NONE : (this.prefixes.get(hashAt(key, 0)) ?? NONE);
  }

  bySuffix(key: string): readonly string[] {
    return key.length < PREFIX ? NONE : (this.suffixes.get(hashAt(key, key.length - PREFIX)) ?? NONE);
  }

  byCharacter(character: string): readonly string[] {
    return this.characters.get(character) ?? NONE;
  }
}

/** Hash of the letters from `at` on by which families are found, see `hash.ts`: no text is made of them. */
function hashAt(key: string, at: number): number {
  let hash = 0x811c9dc5;
  for (let i = at; i < at + PREFIX; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return hash;
}

/** Adds a key to those that share something. */
export function pushKin<K>(map: Map<K, string[]>, key: K, value: string): void {
  const known = map.get(key);
  if (!known) map.set(key, [value]);
  else if (known.length < MOST_KIN) known.push(value);
}
