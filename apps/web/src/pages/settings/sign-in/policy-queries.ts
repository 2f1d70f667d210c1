import { MAX_PAGE_SIZE, type Member } from '@prompt-refinery/client';
import { queryOptions } from '@tanstack/react-query';
import type { OpenOrganization } from '../../../api/client.ts';

/** Whether the organization requires single sign-on. */
export const policyQuery = ({ client, id }: Pick<OpenOrganization, 'client' | 'id'>) =>
  queryOptions({
    queryKey: ['sso-policy', id],
    queryFn: ({ signal }) => client.getSsoPolicy({}, { signal }),
  });

/** Every admin of the organization. The API has no list of them alone. */
export const adminsQuery = ({ client, id: organizationId }: Pick<OpenOrganization, 'client' | 'id'>) =>
  queryOptions({
    queryKey: ['admins', organizationId],
    queryFn: async ({ signal }): Promise<Member[]> => {
      const admins: Member[] = [];
      const members = client.listMembers({ organizationId, limit: MAX_PAGE_SIZE }, { signal });
      for await (const member of members) if (member.role === 'admin') admins.push(member);
      return admins;
    },
    staleTime: 60_000,
  });
