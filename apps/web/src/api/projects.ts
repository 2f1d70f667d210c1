import { queryOptions } from '@tanstack/react-query';
import type { OpenOrganization } from './client.ts';

/** Most that a choice offers: the newest. */
const MOST_OFFERED = 100;

/** The newest projects, to choose from and to name. */
export const projectsQuery = (organization: OpenOrganization) =>
  queryOptions({
    queryKey: ['projects', organization.id],
    queryFn: async ({ signal }) =>
      (await organization.client.listProjects({ limit: MOST_OFFERED }, { signal }).page()).items,
  });
