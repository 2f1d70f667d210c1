import { useQuery } from '@tanstack/react-query';
import { useOrganization } from '../api/client.ts';
import { useMay } from '../api/permissions.ts';
import { foundPromptsQuery, promptQuery } from '../api/prompts.ts';

/**
 * The name of a prompt of the library; its id until that is known, and where it cannot be read. The newest
 * prompts are asked for at once.
 */
export function PromptName({ id }: { id: string }) {
  const organization = useOrganization();
  const may = useMay();
  const newest = useQuery({ ...foundPromptsQuery(organization, ''), enabled: may('listPrompts') });
  const found = newest.data?.find((prompt) => prompt.id === id);
  const isOlder = newest.data !== undefined && !found;
  const one = useQuery({ ...promptQuery(organization, id), enabled: isOlder && may('getPromptById') });
  return <bdi>{found?.name ?? one.data?.name ?? id}</bdi>;
}
