import { MAX_PAGE_SIZE } from '@prompt-refinery/client';
import { queryOptions } from '@tanstack/react-query';
import type { OpenOrganization } from './client.ts';

/** The newest projects, to choose from and to name. */
export const projectsQuery = (organization: OpenOrganization) =>
  queryOptions({
    queryKey: ['projects', organization.id],
    queryFn: async ({ signal }) =>
      (await organization.client.listProjects({ limit: MAX_PAGE_SIZE }, { signal }).page()).items,
  });
