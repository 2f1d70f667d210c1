import { queryOptions } from '@tanstack/react-query';
import type { OpenOrganization } from '../../api/client.ts';
import { versionsKey } from '../../api/prompts.ts';

/** One version. Its text never changes, its labels do. */
export const versionQuery = (organization: OpenOrganization, id: string, n: number) =>
  queryOptions({
    queryKey: [...versionsKey(organization, id), n],
    queryFn: ({ signal }) => organization.client.getPromptVersion({ id, n }, { signal }),
  });

/** What differs between two versions: it never changes. */
export const diffQuery = (organization: OpenOrganization, id: string, from: number, to: number) =>
  queryOptions({
    queryKey: ['prompt-diff', organization.id, id, from, to],
    queryFn: ({ signal }) => organization.client.diffPromptVersions({ id, n: from, other: to }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Of all lists of a prompt's tests. */
export const testsKey = (organization: OpenOrganization, id: string) =>
  ['prompt-tests', organization.id, id] as const;

export const testQuery = (organization: OpenOrganization, id: string) =>
  queryOptions({
    queryKey: ['prompt-test', organization.id, id],
    queryFn: ({ signal }) => organization.client.getExecution({ id }, { signal }),
  });

/** What the labels of the organization require. */
export const policiesQuery = (organization: OpenOrganization) =>
  queryOptions({
    queryKey: ['label-policies', organization.id],
    queryFn: ({ signal }) => organization.client.listLabelPolicies({}, { signal }),
  });
