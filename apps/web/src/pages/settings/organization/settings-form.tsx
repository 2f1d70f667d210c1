import type { Organization } from '@prompt-refinery/client';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useOrganization } from '../../../api/client.ts';
import { putOrganization } from '../../../api/organizations.ts';
import { Section } from '../../../parts/section.tsx';
import { SharedSettings } from '../shared-settings.tsx';
import { changesTo, type Settings } from './changes.ts';

interface SettingsFormProps {
  title: string;
  organization: Organization;
  /** Which settings are on it. */
  names: readonly (keyof Settings)[];
  /** What the form says of them. */
  read: (form: FormData) => Settings;
  /** The fields, with what they begin with and the error of the last request. */
  children: (shown: Organization, error: unknown) => ReactNode;
}

/** Some settings of the organization. */
export function SettingsForm({ title, organization, names, read, children }: SettingsFormProps) {
  const { client } = useOrganization();
  const queries = useQueryClient();
  const settingsOf = (shown: Settings): Settings =>
    Object.fromEntries(names.map((name) => [name, shown[name]]));
  return (
    <Section title={title}>
      <SharedSettings
        current={organization}
        settingsOf={settingsOf}
        read={read}
        changesTo={changesTo}
        save={async (changes) => {
          const saved = await client.updateOrganization({ organizationId: organization.id, ...changes });
          putOrganization(queries, saved);
          return saved;
        }}
      >
        {children}
      </SharedSettings>
    </Section>
  );
}
