import { ROLES } from '@prompt-refinery/client';
import { useTexts } from '../../../i18n/messages.ts';
import { roleTexts } from '../members/texts.ts';

/** Every role, to be chosen. */
export function RoleOptions() {
  const roles = useTexts(roleTexts);
  return ROLES.map((role) => (
    <option key={role} value={role}>
      {roles[role]}
    </option>
  ));
}
