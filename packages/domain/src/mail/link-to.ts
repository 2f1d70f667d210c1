import type { Settings } from '../context/context.ts';

/** A link in a mail, with a token behind `#`: neither servers nor their logs on the way see it. */
export const linkTo = ({ publicUrl }: Pick<Settings, 'publicUrl'>, page: string, token: string): string =>
  `${publicUrl}/${page}#token=${token}`;
