import { MAX_PAGE_SIZE, type Member } from '@prompt-refinery/client';
import { Link } from '@tanstack/react-router';
import { useOrganization } from '../../../api/client.ts';
import { useMay } from '../../../api/permissions.ts';
import { useFormats, useTexts } from '../../../i18n/messages.ts';
import { type Column, PagedTable } from '../../../parts/paged-table.tsx';
import { Empty } from '../../../parts/states.tsx';
import styles from '../settings.module.css';
import { inviteByCurl, membersKey } from './members-key.ts';
import { RemoveButton } from './remove-button.tsx';
import { RoleButton } from './role-button.tsx';
import { memberTexts, roleTexts } from './texts.ts';

/** Everybody in the organization, with what can be done about them. */
export function MemberList() {
  const texts = useTexts(memberTexts);
  const { id: organizationId, client } = useOrganization();
  return (
    <PagedTable
      queryKey={membersKey(organizationId)}
      label={texts.title}
      first={() => client.listMembers({ organizationId, limit: MAX_PAGE_SIZE }).page()}
      columns={useColumns()}
      idOf={({ id }) => id}
      empty={<Empty text={texts.empty} action={<ToInvitations />} curl={inviteByCurl(organizationId)} />}
    />
  );
}

function ToInvitations() {
  const texts = useTexts(memberTexts);
  const { slug } = useOrganization();
  return (
    <Link to="/o/$slug/settings/members" params={{ slug }} search={{ tab: 'invitations' }}>
      {texts.invite}
    </Link>
  );
}

function useColumns(): Column<Member>[] {
  const texts = useTexts(memberTexts);
  const roles = useTexts(roleTexts);
  const { day } = useFormats();
  const may = useMay();
  const shown: Column<Member>[] = [
    { title: texts.name, cell: ({ fullName }) => <bdi>{fullName}</bdi> },
    { title: texts.email, cell: ({ email }) => <bdi>{email}</bdi> },
    { title: texts.role, cell: ({ role }) => roles[role] },
    { title: texts.joinedAt, cell: ({ joinedAt }) => day(joinedAt) },
  ];
  if (!may('updateMember') && !may('removeMember')) return shown;
  return [...shown, { title: texts.actions, cell: (member) => <Actions member={member} /> }];
}

function Actions({ member }: { member: Member }) {
  const texts = useTexts(memberTexts);
  const { slug, me } = useOrganization();
  const may = useMay();
  return (
    <span className={styles.actions}>
      {may('updateMember') && <RoleButton member={member} />}
      {member.id === me.id ? (
        <Link to="/o/$slug/settings/organization" params={{ slug }}>
          {texts.leave}
        </Link>
      ) : (
        may('removeMember') && <RemoveButton member={member} />
      )}
    </span>
  );
}
