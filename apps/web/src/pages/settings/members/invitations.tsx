import { type Invitation, MAX_PAGE_SIZE } from '@prompt-refinery/client';
import { useQueryClient } from '@tanstack/react-query';
import { useOrganization } from '../../../api/client.ts';
import { useMay } from '../../../api/permissions.ts';
import { useFormats, useTexts } from '../../../i18n/messages.ts';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { type Column, PagedTable } from '../../../parts/paged-table.tsx';
import { Section } from '../../../parts/section.tsx';
import { Empty } from '../../../parts/states.tsx';
import { PersonName } from '../person-name.tsx';
import { InviteForm } from './invite-form.tsx';
import { invitationsKey, inviteByCurl } from './members-key.ts';
import { memberTexts, roleTexts } from './texts.ts';

/** Who is invited, and the way to invite more. */
export function Invitations() {
  const texts = useTexts(memberTexts);
  const { id: organizationId, client } = useOrganization();
  const may = useMay();
  return (
    <>
      {may('createInvitation') && <InviteForm />}
      <Section title={texts.open}>
        <PagedTable
          queryKey={invitationsKey(organizationId)}
          label={texts.open}
          first={() => client.listInvitations({ organizationId, limit: MAX_PAGE_SIZE }).page()}
          columns={useColumns()}
          idOf={({ id }) => id}
          empty={<Empty text={texts.noneOpen} curl={inviteByCurl(organizationId)} />}
        />
      </Section>
    </>
  );
}

function useColumns(): Column<Invitation>[] {
  const texts = useTexts(memberTexts);
  const roles = useTexts(roleTexts);
  const { time } = useFormats();
  const may = useMay();
  const shown: Column<Invitation>[] = [
    { title: texts.email, cell: ({ email }) => <bdi>{email}</bdi> },
    { title: texts.role, cell: ({ role }) => roles[role] },
    { title: texts.invitedBy, cell: ({ invitedBy }) => <PersonName id={invitedBy} /> },
    { title: texts.expiresAt, cell: ({ expiresAt }) => time(expiresAt) },
  ];
  if (!may('revokeInvitation')) return shown;
  return [...shown, { title: texts.actions, cell: (invitation) => <RevokeButton invitation={invitation} /> }];
}

function RevokeButton({ invitation: { id, email } }: { invitation: Invitation }) {
  const texts = useTexts(memberTexts);
  const { id: organizationId, client } = useOrganization();
  const queries = useQueryClient();
  const revoke = async (): Promise<void> => {
    await client.revokeInvitation({ organizationId, id });
    await queries.invalidateQueries({ queryKey: invitationsKey(organizationId) });
  };
  const question = (
    <>
      <bdi>{email}</bdi>: {texts.revokeQuestion}
    </>
  );
  return <ConfirmButton label={texts.revoke} question={question} action={revoke} />;
}
