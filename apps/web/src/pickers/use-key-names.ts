import { useQuery } from '@tanstack/react-query';
import { useOrganization } from '../api/client.ts';
import { keyNamesQuery } from '../api/key-names.ts';
import { useMay } from '../api/permissions.ts';

const NONE: ReadonlyMap<string, string> = new Map();

/** What the API keys of the organization are called, by their ids; nothing where the reader may not know. */
export function useKeyNames(isNeeded = true): ReadonlyMap<string, string> {
  const may = useMay();
  const { data } = useQuery({
    ...keyNamesQuery(useOrganization()),
    enabled: isNeeded && may('listApiKeys'),
  });
  return data ?? NONE;
}
