import { useQuery } from '@tanstack/react-query';
import { useOrganization } from '../../api/client.ts';
import { organizationQuery } from '../../api/organizations.ts';
import { useMay } from '../../api/permissions.ts';
import { providersQuery } from '../settings/providers/provider-queries.ts';

/**
 * By the names of the options: what holds where nobody chooses. Where the reader may not see it, an option is
 * missing.
 */
export type DefaultValues = Readonly<Partial<Record<string, string>>>;

/** What the API does by itself. */
const OF_THE_API = { outputFormat: 'default', mode: 'direct' } as const;

/** What holds for a refinement that does not say it: the organization's, else the API's. */
export function useDefaultValues(): DefaultValues {
  const open = useOrganization();
  const may = useMay();
  const organization = useQuery({ ...organizationQuery(open), enabled: may('getOrganization') });
  const providers = useQuery({ ...providersQuery(open), enabled: may('listProviders') });
  const defaults: Record<string, string> = { ...OF_THE_API };
  if (organization.data) {
    defaults.compressionLevel = organization.data.defaultCompressionLevel ?? 'medium';
    defaults.strategy = organization.data.defaultStrategy ?? 'UNIVERSAL';
  }
  if (providers.data)
    defaults.provider = providers.data.find(({ isDefault }) => isDefault)?.provider ?? 'local';
  return defaults;
}
