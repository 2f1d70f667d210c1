import type { CreatedInvitation } from '@prompt-refinery/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { BASE_URL } from '../../../api/base-url.ts';
import { useOrganization } from '../../../api/client.ts';
import { useFormats, useTexts } from '../../../i18n/messages.ts';
import { ActionForm } from '../../../parts/action-form.tsx';
import { CopyButton } from '../../../parts/copy-button.tsx';
import { Field } from '../../../parts/field.tsx';
import { Section } from '../../../parts/section.tsx';
import { numberOf, textOf } from '../../../session/form-data.ts';
import styles from '../settings.module.css';
import { invitationsKey } from './members-key.ts';
import { RoleField } from './role-field.tsx';
import { isRole } from './roles.ts';
import { memberTexts } from './texts.ts';

/** Invites somebody, and shows the link that the mail has: only this answer has it. */
export function InviteForm() {
  const texts = useTexts(memberTexts);
  const { id: organizationId, client } = useOrganization();
  const queries = useQueryClient();
  const [sent, setSent] = useState(0);
  const inviting = useMutation({
    mutationFn: (form: FormData) => {
      const role = textOf(form, 'role');
      const expiresInDays = numberOf(form, 'expiresInDays');
      return client.createInvitation({
        organizationId,
        email: textOf(form, 'email').trim(),
        ...(isRole(role) ? { role } : {}),
        ...(expiresInDays === null ? {} : { expiresInDays }),
      });
    },
    onSuccess: () => {
      setSent((before) => before + 1);
      void queries.invalidateQueries({ queryKey: invitationsKey(organizationId) });
    },
  });
  return (
    <Section title={texts.invite}>
      <div className={styles.form}>
        <ActionForm action={inviting} submit={texts.send} primary>
          <Fragment key={sent}>
            <Field name="email" label={texts.email} hint={texts.emailHint} error={inviting.error}>
              {(input) => <input {...input} type="email" autoComplete="off" maxLength={254} required />}
            </Field>
            <RoleField initial="member" error={inviting.error} />
            <Field name="expiresInDays" label={texts.expiresInDays} error={inviting.error}>
              {(input) => <input {...input} type="number" defaultValue={7} min={1} max={30} required />}
            </Field>
          </Fragment>
        </ActionForm>
        <Sent invitation={inviting.data ?? null} />
      </div>
    </Section>
  );
}

function Sent({ invitation }: { invitation: CreatedInvitation | null }) {
  const texts = useTexts(memberTexts);
  const { time } = useFormats();
  const link = invitation?.token && `${BASE_URL.href}accept-invitation#token=${invitation.token}`;
  return (
    <>
      <p role="status" className={styles.status}>
        {invitation && texts.sent(invitation.email, time(invitation.expiresAt))}
      </p>
      {link && (
        <div className={styles.note}>
          <p>{texts.link}</p>
          <pre className={styles.link}>
            <code>{link}</code>
          </pre>
          <CopyButton text={link} label={texts.copyLink} />
        </div>
      )}
    </>
  );
}
