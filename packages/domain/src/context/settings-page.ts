import type { Settings } from './context.ts';

export type SettingsPage = 'billing' | 'sign-in';

/** The address of a page of the console with settings of an organization. */
export const settingsPage = (
  { publicUrl }: Pick<Settings, 'publicUrl'>,
  slug: string,
  page: SettingsPage,
): string => `${publicUrl}/o/${slug}/settings/${page}`;
