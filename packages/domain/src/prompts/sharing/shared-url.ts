import type { Context } from '../../context/context.ts';

/**
 * Where people open a link: a page that shows the prompt once they ask for it. It keeps the path at which the
 * product is reached.
 */
export const sharedUrl = ({ settings }: Pick<Context, 'settings'>, token: string): string =>
  `${settings.publicUrl}/s/${encodeURIComponent(token)}`;
