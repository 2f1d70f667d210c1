import type { Gateway } from '@prompt-refinery/client';
import { useQueryClient } from '@tanstack/react-query';
import { useOrganization } from '../../../api/client.ts';
import { SharedSettings } from '../shared-settings.tsx';
import { CacheFields } from './cache-fields.tsx';
import { gatewayChanges, gatewayOf } from './gateway-form.ts';
import { gatewayQuery } from './gateway-queries.ts';
import { KeptField } from './kept-field.tsx';
import { RefineFields } from './refine-fields.tsx';

/** The settings of the gateway. */
export function ChangeGateway({ gateway }: { gateway: Gateway }) {
  const organization = useOrganization();
  const queries = useQueryClient();
  return (
    <SharedSettings
      primary
      current={gateway}
      settingsOf={(shown) => shown}
      read={gatewayOf}
      changesTo={gatewayChanges}
      save={async (changes) => {
        const saved = await organization.client.updateGateway(changes);
        queries.setQueryData(gatewayQuery(organization).queryKey, saved);
        return saved;
      }}
    >
      {(shown, error) => (
        <>
          <RefineFields shown={shown} error={error} />
          <CacheFields shown={shown} error={error} />
          <KeptField shown={shown} error={error} />
        </>
      )}
    </SharedSettings>
  );
}
