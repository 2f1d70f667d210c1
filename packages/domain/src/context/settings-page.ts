import type { Settings } from './context.ts';

/** The address of a page of the console with settings of an organization. */
export const settingsPage = (
  { publicUrl }: Pick<Settings, 'publicUrl'>,
  slug: string,
  page: 'billing' | 'sign-in',
): string => `${publicUrl}/o/${slug}/settings/${page}`;
