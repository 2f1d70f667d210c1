/** A number without its unit. */
export interface Value {
  value: number;
  /** Index of the token behind it. */
  next: number;
  /** Letters glued to the digits. */
  suffix: string;
  /** Minutes of a time of day that was written with a colon. */
  clock: number | undefined;
  ordinal: boolean;
  /** Written in words, and one. */
  weak: boolean;
  /** Digits that are no plain number: "1/2/3", "1.2.3". */
  literal: string | undefined;
  /** That it has by itself: "half of them" is percent. */
  unit?: string;
}

export const plainValue = (value: number, next: number): Value => ({
  value,
  next,
  suffix: '',
  clock: undefined,
  ordinal: false,
  weak: false,
  literal: undefined,
});
