import type { Context } from '../context/context.ts';

/** Whether somebody may not be whose address they gave: mails go out, and nobody has confirmed it. */
export const mayBeAnybody = (
  { settings }: Pick<Context, 'settings'>,
  { emailVerifiedAt }: { emailVerifiedAt: Date | null },
): boolean => Boolean(settings.mail.smtpUrl) && emailVerifiedAt === null;
