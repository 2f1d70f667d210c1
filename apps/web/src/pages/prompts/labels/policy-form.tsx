import type { LabelPolicy } from '@prompt-refinery/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useOrganization } from '../../../api/client.ts';
import { useMessages, useTexts } from '../../../i18n/messages.ts';
import { ActionForm } from '../../../parts/action-form.tsx';
import { Checkbox } from '../../../parts/checkbox.tsx';
import { Field } from '../../../parts/field.tsx';
import { LABEL_INPUT } from '../label.ts';
import { policiesQuery } from '../prompt-queries.ts';
import { EvaluationFields } from './evaluation-fields.tsx';
import { labelOf, requirementsOf } from './label-form.ts';
import { labelTexts } from './texts.ts';

interface PolicyFormProps {
  /** Undefined: one that is still to be named. */
  label: string | undefined;
  require: LabelPolicy['require'];
  /** Further labels that require something. */
  others: readonly string[];
}

/** Sets what a label requires, in place of what it required before. */
export function PolicyForm({ label, require, others }: PolicyFormProps) {
  const texts = useTexts(labelTexts);
  const { common } = useMessages();
  const organization = useOrganization();
  const queries = useQueryClient();
  // What this form has saved it may save again.
  const own = useRef<string>(undefined);
  const saving = useMutation({
    mutationFn: async (form: FormData) => {
      const taken = others.filter((one) => one !== own.current);
      const named = labelOf(form, taken, texts.taken);
      return organization.client.setLabelPolicy({ label: named, require: requirementsOf(form) });
    },
    onSuccess: (saved) => {
      own.current = saved.label;
      return queries.invalidateQueries({ queryKey: policiesQuery(organization).queryKey });
    },
  });
  const { error } = saving;
  return (
    <ActionForm action={saving} done={common.saved}>
      <Field name="label" label={texts.label} hint={texts.labelHint} error={error}>
        {(input) => (
          <input
            {...input}
            defaultValue={label}
            readOnly={label !== undefined}
            maxLength={40}
            pattern={LABEL_INPUT}
            autoComplete="off"
            spellCheck={false}
            required
          />
        )}
      </Field>
      <Checkbox name="fidelity" label={texts.fidelity} checked={require.fidelity ?? false} />
      <Checkbox name="variables" label={texts.variables} checked={require.variables ?? false} />
      <Checkbox name="role" label={texts.role} checked={require.role === 'admin'} />
      <Field name="require.approvals" label={texts.approvals} hint={texts.approvalsHint} error={error}>
        {(input) => (
          <input
            {...input}
            name="approvals"
            type="number"
            min={0}
            max={10}
            defaultValue={require.approvals ?? 0}
          />
        )}
      </Field>
      <EvaluationFields evaluation={require.evaluation} error={error} />
    </ActionForm>
  );
}
