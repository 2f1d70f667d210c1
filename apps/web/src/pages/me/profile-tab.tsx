import type { Profile } from '@prompt-refinery/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { personalClient } from '../../api/client.ts';
import { personQuery } from '../../api/queries.ts';
import { useFormats, useMessages, useTexts } from '../../i18n/messages.ts';
import { ActionForm } from '../../parts/action-form.tsx';
import { Button } from '../../parts/button.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Field } from '../../parts/field.tsx';
import parts from '../../parts/parts.module.css';
import { ProblemNote } from '../../parts/problem.tsx';
import { Read } from '../../parts/read.tsx';
import { Section } from '../../parts/section.tsx';
import { textOf } from '../../session/form-data.ts';
import styles from './me.module.css';
import { meTexts } from './texts.ts';

/** Name and e-mail of the person. */
export function ProfileTab() {
  const { tabs } = useTexts(meTexts);
  const person = useQuery(personQuery);
  return (
    <Section title={tabs.profile}>
      <Read query={person}>{(profile) => <ProfileForm profile={profile} />}</Read>
    </Section>
  );
}

function ProfileForm({ profile }: { profile: Profile }) {
  const { profile: texts } = useTexts(meTexts);
  const { common } = useMessages();
  const { day } = useFormats();
  const queries = useQueryClient();
  const saving = useMutation({
    mutationFn: (form: FormData) =>
      personalClient.updateProfile({ fullName: textOf(form, 'fullName').trim() }),
    onSuccess: (saved) => queries.setQueryData(personQuery.queryKey, saved),
  });
  return (
    <>
      <Facts
        facts={[
          [texts.email, <bdi key="email">{profile.email}</bdi>],
          [texts.emailState, profile.emailVerified ? common.yes : common.no],
          [texts.since, day(profile.createdAt)],
        ]}
      />
      {!profile.emailVerified && <Unconfirmed />}
      <div className={styles.narrow}>
        <ActionForm action={saving} done={common.saved}>
          <Field name="fullName" label={texts.name} error={saving.error}>
            {(input) => (
              <input
                {...input}
                autoComplete="name"
                defaultValue={profile.fullName}
                maxLength={200}
                pattern=".*\S.*"
                required
              />
            )}
          </Field>
        </ActionForm>
      </div>
    </>
  );
}

function Unconfirmed() {
  const { profile } = useTexts(meTexts);
  const sending = useMutation({ mutationFn: () => personalClient.resendVerification() });
  return (
    <div className={parts.empty}>
      <p>{profile.unconfirmed}</p>
      <div className={parts.row}>
        <Button onClick={() => sending.mutate()} disabled={sending.isPending}>
          {profile.sendAgain}
        </Button>
        <span role="status">{sending.isSuccess ? profile.sent : ''}</span>
      </div>
      {sending.error && <ProblemNote error={sending.error} />}
    </div>
  );
}
