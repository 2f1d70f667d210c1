import { Link } from '@tanstack/react-router';
import { useOrganization } from '../api/client.ts';
import { useMay } from '../api/permissions.ts';
import { useKeyNames } from './use-key-names.ts';

/** What an API key is called, with a link to it; the id of one that is not there any more. */
export function KeyName({ id }: { id: string }) {
  const { slug } = useOrganization();
  const may = useMay();
  const name = useKeyNames().get(id);
  if (name === undefined) return <code>{id}</code>;
  if (!may('getApiKey')) return <bdi>{name}</bdi>;
  return (
    <Link to="/o/$slug/settings/keys/$id" params={{ slug, id }}>
      <bdi>{name}</bdi>
    </Link>
  );
}
