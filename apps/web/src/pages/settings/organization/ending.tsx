import type { Organization } from '@prompt-refinery/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { BASE_URL } from '../../../api/base-url.ts';
import { useOrganization } from '../../../api/client.ts';
import { putOrganization } from '../../../api/organizations.ts';
import { useMay } from '../../../api/permissions.ts';
import { useTexts } from '../../../i18n/messages.ts';
import { ActionForm } from '../../../parts/action-form.tsx';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { DialogButton } from '../../../parts/dialog-button.tsx';
import { Field } from '../../../parts/field.tsx';
import { Section } from '../../../parts/section.tsx';
import { textOf } from '../../../session/form-data.ts';
import styles from '../settings.module.css';
import { organizationTexts } from './texts.ts';

/** The ways out: alone, or with everything. */
export function Ending({ organization }: { organization: Organization }) {
  const texts = useTexts(organizationTexts);
  const may = useMay();
  return (
    <Section title={texts.ending}>
      <div className={styles.end}>
        <Leave organization={organization} />
        {may('deleteOrganization') && organization.deletesAt === null && (
          <>
            <p>{texts.deleteHint}</p>
            <DialogButton label={texts.delete}>
              {(close) => <DeleteForm organization={organization} onCancel={close} />}
            </DialogButton>
          </>
        )}
      </div>
    </Section>
  );
}

function Leave({ organization: { id, name } }: { organization: Organization }) {
  const texts = useTexts(organizationTexts);
  const { client } = useOrganization();
  const leave = async (): Promise<void> => {
    await client.leaveOrganization({ organizationId: id });
    // A session that began in this organization has ended with the membership: the first page finds out.
    location.assign(BASE_URL.href);
  };
  return (
    <>
      <p>{texts.leaveHint}</p>
      <ConfirmButton label={texts.leave} question={texts.leaveQuestion(name)} action={leave} />
    </>
  );
}

function DeleteForm({ organization, onCancel }: { organization: Organization; onCancel: () => void }) {
  const texts = useTexts(organizationTexts);
  const { client } = useOrganization();
  const queries = useQueryClient();
  const deleting = useMutation({
    mutationFn: (form: FormData) =>
      client.deleteOrganization({ organizationId: organization.id, slug: textOf(form, 'slug').trim() }),
    // The button that opened the dialog ends, and the dialog with it.
    onSuccess: (deleted) => putOrganization(queries, deleted),
  });
  return (
    <ActionForm action={deleting} submit={texts.delete} onCancel={onCancel}>
      <p>{texts.deleteQuestion(organization.name)}</p>
      <Field name="slug" label={texts.typeSlug(organization.slug)} error={deleting.error}>
        {(input) => <input {...input} autoComplete="off" autoCapitalize="none" spellCheck={false} required />}
      </Field>
    </ActionForm>
  );
}
