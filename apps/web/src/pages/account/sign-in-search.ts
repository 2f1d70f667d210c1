import { nextPage, oneOf } from '../../parts/search-values.ts';

const WAYS = ['organization'] as const;

export type SignInSearch = {
  /** Where the reader goes on afterwards. */
  next?: string | undefined;
  /** How they sign in; none: with a password. */
  way?: (typeof WAYS)[number];
};

export const signInSearch = (search: Record<string, unknown>): SignInSearch => ({
  ...nextPage(search),
  ...oneOf('way', WAYS, search),
});
