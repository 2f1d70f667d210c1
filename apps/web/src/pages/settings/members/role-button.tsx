import type { Member } from '@prompt-refinery/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useOrganization } from '../../../api/client.ts';
import { memberQuery } from '../../../api/queries.ts';
import { useTexts } from '../../../i18n/messages.ts';
import { ActionForm } from '../../../parts/action-form.tsx';
import { DialogButton } from '../../../parts/dialog-button.tsx';
import { textOf } from '../../../session/form-data.ts';
import { membersKey } from './members-key.ts';
import { RoleField } from './role-field.tsx';
import { isRole } from './roles.ts';
import { memberTexts } from './texts.ts';

/** Asks for another role of a member. */
export function RoleButton({ member }: { member: Member }) {
  const texts = useTexts(memberTexts);
  return (
    <DialogButton label={texts.changeRole} about={member.fullName}>
      {(close) => <RoleForm member={member} onDone={close} />}
    </DialogButton>
  );
}

function RoleForm({ member, onDone }: { member: Member; onDone: () => void }) {
  const texts = useTexts(memberTexts);
  const { id: organizationId, client, me } = useOrganization();
  const queries = useQueryClient();
  const changing = useMutation({
    mutationFn: async (form: FormData) => {
      const role = textOf(form, 'role');
      if (isRole(role)) await client.updateMember({ organizationId, id: member.id, role });
      await queries.invalidateQueries({ queryKey: membersKey(organizationId) });
    },
    onSuccess: () => {
      onDone();
      // What the reader may do here has changed with it.
      if (member.id === me.id) void queries.invalidateQueries(memberQuery(organizationId));
    },
  });
  return (
    <ActionForm action={changing} onCancel={onDone}>
      <p>
        <bdi>{member.fullName}</bdi> (<bdi>{member.email}</bdi>)
      </p>
      <RoleField initial={member.role} error={changing.error} />
      {member.role === 'admin' && <p>{texts.demoteHint}</p>}
    </ActionForm>
  );
}
