/**
 * `sso_expired` where no such sign-in waits, `sso_denied` where the identity provider refused the person,
 * `sso_failed` where it did not prove who they are.
 */
export type ReturnError = 'sso_expired' | 'sso_denied' | 'sso_failed';

/** Where a browser goes whose sign-in failed. The part after `#` stays in the browser. */
export const failedReturn = (returnTo: string, error: ReturnError): string => `${returnTo}#error=${error}`;
