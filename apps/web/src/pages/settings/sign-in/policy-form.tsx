import type { Member, SsoPolicy, UpdateSsoPolicyInput } from '@prompt-refinery/client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useOrganization } from '../../../api/client.ts';
import { useTexts } from '../../../i18n/messages.ts';
import { Checkbox } from '../../../parts/checkbox.tsx';
import { Read } from '../../../parts/read.tsx';
import { SharedSettings } from '../shared-settings.tsx';
import { ExemptFields } from './exempt-fields.tsx';
import { adminsQuery, policyQuery } from './policy-queries.ts';
import { candidatesOf, changesTo, type PolicySettings, readPolicy, settingsOf } from './policy-settings.ts';
import { policyTexts } from './policy-texts.ts';

/** Says whether passwords let people in, and whose still do. */
export function PolicyForm({ policy }: { policy: SsoPolicy }) {
  const query = useQuery(adminsQuery(useOrganization()));
  // Without the admins, nobody would seem to be exempt.
  return <Read query={query}>{(admins) => <Fields policy={policy} admins={admins} />}</Read>;
}

function Fields({ policy, admins }: { policy: SsoPolicy; admins: readonly Member[] }) {
  const texts = useTexts(policyTexts);
  const organization = useOrganization();
  const queries = useQueryClient();
  const [sent, setSent] = useState<readonly string[]>([]);
  const save = async (changes: UpdateSsoPolicyInput): Promise<PolicySettings> => {
    setSent(changes.exemptIds ?? []);
    const saved = await organization.client.updateSsoPolicy(changes);
    const { queryKey } = policyQuery(organization);
    queries.setQueryData(queryKey, saved);
    // If the reader's own session has ended with it, this finds it.
    void queries.invalidateQueries({ queryKey });
    return settingsOf(saved);
  };
  return (
    <SharedSettings
      current={settingsOf(policy)}
      settingsOf={(shown) => shown}
      read={readPolicy}
      changesTo={changesTo}
      save={save}
      asks={({ requireSso }) => (requireSso ? { label: texts.title, question: texts.question } : null)}
    >
      {({ requireSso, exemptIds }, error) => (
        <>
          <Checkbox name="requireSso" label={texts.require} checked={requireSso} />
          <ExemptFields
            candidates={candidatesOf(admins, policy.exempt)}
            initial={exemptIds}
            sent={sent}
            error={error}
          />
        </>
      )}
    </SharedSettings>
  );
}
