import type { Place } from './place.ts';
import { toReadable } from './readable-text.ts';
import { screenEmails } from './screen-emails.ts';
import { screenPhones } from './screen-phones.ts';
import { screenSecrets } from './screen-secrets.ts';

/** Something that must not be published. */
export interface Screened extends Place {
  what: 'secret' | 'email' | 'phone';
}

/**
 * Secrets, e-mail addresses and phone numbers in a text, in their order, as a person reads it: also where
 * characters that are not seen, or other forms of letters and digits, hide them. Offsets in UTF-16 code units
 * of the text as it was written. Takes linear time.
 */
export function screenText(text: string): Screened[] {
  const { text: read, placeOf } = toReadable(text);
  const found = outermost([
    ...screenSecrets(read).map((place) => ({ what: 'secret' as const, ...place })),
    ...screenEmails(read).map((place) => ({ what: 'email' as const, ...place })),
    ...screenPhones(read).map((place) => ({ what: 'phone' as const, ...place })),
  ]);
  return found.map(({ what, start, end }) => ({ what, ...placeOf(start, end) }));
}

/** The first secret in a text; null: there is none. Offsets as those of {@link screenText}. */
export function firstSecret(text: string): Place | null {
  const { text: read, placeOf } = toReadable(text);
  const [first] = outermost(screenSecrets(read));
  return first ? placeOf(first.start, first.end) : null;
}

/** In their order, without those that are within others. */
function outermost<T extends Place>(places: readonly T[]): T[] {
  const found: T[] = [];
  let end = -1;
  for (const place of places.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (place.end <= end) continue;
    found.push(place);
    end = place.end;
  }
  return found;
}
