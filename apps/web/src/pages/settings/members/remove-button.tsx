import type { Member } from '@prompt-refinery/client';
import { useQueryClient } from '@tanstack/react-query';
import { useOrganization } from '../../../api/client.ts';
import { useTexts } from '../../../i18n/messages.ts';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { membersKey } from './members-key.ts';
import { memberTexts } from './texts.ts';

/** Ends somebody's membership. */
export function RemoveButton({ member: { id, fullName, email } }: { member: Member }) {
  const texts = useTexts(memberTexts);
  const { id: organizationId, client } = useOrganization();
  const queries = useQueryClient();
  const remove = async (): Promise<void> => {
    await client.removeMember({ organizationId, id });
    await queries.invalidateQueries({ queryKey: membersKey(organizationId) });
  };
  const question = (
    <>
      <bdi>{fullName}</bdi> (<bdi>{email}</bdi>): {texts.removeQuestion}
    </>
  );
  return <ConfirmButton label={texts.remove} question={question} action={remove} />;
}
