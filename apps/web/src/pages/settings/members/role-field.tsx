import { type Member, ROLES } from '@prompt-refinery/client';
import { useTexts } from '../../../i18n/messages.ts';
import { Field } from '../../../parts/field.tsx';
import { memberTexts, roleTexts } from './texts.ts';

/** Asks for a role, and says what it allows. */
export function RoleField({ initial, error }: { initial: Member['role']; error: unknown }) {
  const texts = useTexts(memberTexts);
  const roles = useTexts(roleTexts);
  return (
    <Field name="role" label={texts.role} hint={texts.roleHint} error={error}>
      {(input) => (
        <select {...input} defaultValue={initial}>
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {roles[role]}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
