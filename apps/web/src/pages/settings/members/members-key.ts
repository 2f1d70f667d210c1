import { BASE_URL } from '../../../api/base-url.ts';

export const membersKey = (organizationId: string) => ['members', organizationId] as const;

export const invitationsKey = (organizationId: string) => ['invitations', organizationId] as const;

/** How a program invites somebody. */
export const inviteByCurl = (organizationId: string): string =>
  `curl -sS '${BASE_URL.href}api/organizations/${organizationId}/invitations' -H "X-API-Key: $KEY" -H 'Content-Type: application/json' -d '{"email":"ann@example.com","role":"member"}'`;
