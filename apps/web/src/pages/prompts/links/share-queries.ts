import type { OpenOrganization } from '../../../api/client.ts';

/** Of the links to a prompt. */
export const sharesKey = (organization: OpenOrganization, promptId: string) =>
  ['shares', organization.id, promptId] as const;
