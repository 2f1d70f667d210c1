/** A system text that calls bring, and what takes its place for some time. */
export interface DecidedText {
  refinedText: string;
  /** Of the text and of the refined one, in o200k tokens. */
  tokens: number;
  refinedTokens: number;
  /** Milliseconds since the epoch. */
  activeFrom: number;
  /** Exclusive; null: without end. */
  activeUntil: number | null;
}

/** All texts of an organization that are refined at some time from now on, by their SHA-256. */
export interface DecidedTexts {
  organizationId: string;
  byHash: ReadonlyMap<string, DecidedText>;
  /** Characters of all refined texts. */
  size: number;
}

/**
 * Whether the refined text takes the place of a text at this moment, so that all processes change at the same
 * one.
 */
export const isActive = ({ activeFrom, activeUntil }: DecidedText, at: Date): boolean =>
  activeFrom <= at.getTime() && (activeUntil === null || at.getTime() < activeUntil);
