import type { Context } from '../context/context.ts';
import { countMailAsked } from './internal/attempt.ts';
import { invitationSubjects } from './internal/subjects.ts';

/**
 * Counts an invitation, which is a mail to somebody who may not have asked for it. Errors: `rate_limited`, after three of them to one
 * address within the window of guesses, or five hundred of an organization within a day.
 */
export const countInvitation = (
  ctx: Pick<Context, 'settings' | 'throttle'>,
  invitation: { organizationId: string; email: string },
): Promise<void> => countMailAsked(ctx, invitationSubjects(ctx, invitation));
