import { line } from './line.ts';

/**
 * How a mail begins. Without a name where nobody has confirmed the address: the name may be a text for a
 * stranger.
 */
export const greeting = (fullName: string | undefined): string =>
  fullName === undefined ? 'Hello,' : line`Hello ${fullName},`;
