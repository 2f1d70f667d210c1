import { ApiError } from '@prompt-refinery/client';
import type { Messages } from '../i18n/en.ts';

/** What to do about an error, in the reader's language; null where the API's own words say it best. */
export function explain(error: unknown, { problem }: Messages, secondsLeft: number): string | null {
  if (!(error instanceof ApiError)) return problem.unexpected;
  switch (error.code) {
    case 'network_error':
    case 'timeout':
      return navigator.onLine ? problem.unreachable : problem.offline;
    case 'forbidden':
      return problem.forbidden;
    case 'organization_suspended':
      return problem.suspended;
    case 'email_not_verified':
      return problem.unverified;
    case 'two_factor_setup_required':
      return problem.secondFactor;
    case 'sso_required':
      return problem.singleSignOn;
    case 'member_deactivated':
      return problem.deactivated;
    case 'texts_removed':
      return problem.textsRemoved;
    default:
  }
  if (error.code === 'rate_limited' && secondsLeft > 0) return problem.wait(secondsLeft);
  if (error.status === 404) return problem.notFound;
  return null;
}
