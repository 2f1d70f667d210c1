import { useQuery } from '@tanstack/react-query';
import { useOrganization } from '../../api/client.ts';
import { memberNamesQuery } from '../../api/members.ts';

/** What a member is called; the id of whoever is none any more. */
export function PersonName({ id }: { id: string }) {
  const { data, isPending } = useQuery(memberNamesQuery(useOrganization()));
  if (isPending) return '…';
  const name = data?.get(id);
  return name ? <bdi>{name}</bdi> : <code>{id}</code>;
}
