import type { Organization } from '@prompt-refinery/client';
import { useQuery } from '@tanstack/react-query';
import { useOrganization } from '../../../api/client.ts';
import { organizationQuery } from '../../../api/organizations.ts';
import { useMay } from '../../../api/permissions.ts';
import { useFormats, useTexts } from '../../../i18n/messages.ts';
import { Facts } from '../../../parts/facts.tsx';
import parts from '../../../parts/parts.module.css';
import { Read } from '../../../parts/read.tsx';
import { roleTexts } from '../members/texts.ts';
import styles from '../settings.module.css';
import { AccessForm } from './access-form.tsx';
import { BudgetForm } from './budget-form.tsx';
import { DeletionNote } from './deletion-note.tsx';
import { Ending } from './ending.tsx';
import { NameForm } from './name-form.tsx';
import { RefiningForm } from './refining-form.tsx';
import { RetentionForm } from './retention-form.tsx';
import { SettingsFacts } from './settings-facts.tsx';
import { organizationTexts } from './texts.ts';

/** What is set for everybody in the organization. */
export function Page() {
  const texts = useTexts(organizationTexts);
  const query = useQuery(organizationQuery(useOrganization()));
  return (
    <div className={parts.stack}>
      <h1>{texts.title}</h1>
      <Read query={query}>{(organization) => <Settings organization={organization} />}</Read>
    </div>
  );
}

function Settings({ organization }: { organization: Organization }) {
  const texts = useTexts(organizationTexts);
  const roles = useTexts(roleTexts);
  const { day } = useFormats();
  const mayChange = useMay()('updateOrganization');
  return (
    <div className={styles.sections}>
      <DeletionNote organization={organization} />
      <Facts
        facts={[
          [texts.plan, organization.plan],
          [texts.role, roles[organization.role]],
          [texts.createdAt, day(organization.createdAt)],
          [texts.id, <code key="id">{organization.id}</code>],
        ]}
      />
      {mayChange ? (
        <>
          <NameForm organization={organization} />
          <RefiningForm organization={organization} />
          <BudgetForm organization={organization} />
          <RetentionForm organization={organization} />
          <AccessForm organization={organization} />
        </>
      ) : (
        <SettingsFacts organization={organization} />
      )}
      <Ending organization={organization} />
    </div>
  );
}
