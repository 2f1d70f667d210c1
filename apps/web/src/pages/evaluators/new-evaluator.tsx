import type { CreateEvaluatorInput, Evaluator } from '@prompt-refinery/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useOrganization } from '../../api/client.ts';
import { evaluatorQuery, evaluatorsKey } from '../../api/evaluators.ts';
import { useSameKey } from '../../api/same-key.ts';
import { useTexts } from '../../i18n/messages.ts';
import { ActionForm } from '../../parts/action-form.tsx';
import { Field } from '../../parts/field.tsx';
import { evaluatorOf } from './evaluator-form.ts';
import type { EvaluatorKind } from './evaluators-search.ts';
import { SettingFields } from './setting-fields.tsx';
import { settingsOf } from './settings.ts';
import { evaluatorTexts } from './texts.ts';

/** The form for an evaluator of a kind, filled in as another one where there is one to be like. */
export function NewEvaluator({ kind, like }: { kind: EvaluatorKind; like: Evaluator | null }) {
  const texts = useTexts(evaluatorTexts);
  const organization = useOrganization();
  const { client, slug } = organization;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const sameKey = useSameKey<CreateEvaluatorInput>();
  const making = useMutation({
    mutationFn: async (form: FormData) => {
      const input = evaluatorOf(kind, form, texts);
      return client.createEvaluator(input, { idempotencyKey: sameKey.keyOf(input) });
    },
    onSuccess: async (made) => {
      sameKey.done();
      queries.setQueryData(evaluatorQuery(organization, made.id).queryKey, made);
      void queries.invalidateQueries({ queryKey: evaluatorsKey(organization) });
      await navigate({ to: '/o/$slug/evaluators/$id', params: { slug, id: made.id }, replace: true });
    },
  });
  const { error } = making;
  return (
    <ActionForm action={making} submit={texts.create} primary>
      <Field name="name" label={texts.name} hint={texts.nameHint} error={error}>
        {(input) => <input {...input} defaultValue={like?.name ?? ''} maxLength={200} autoComplete="off" />}
      </Field>
      <SettingFields
        key={kind}
        kind={kind}
        settings={like?.kind === kind ? settingsOf(like.settings) : {}}
        error={error}
      />
    </ActionForm>
  );
}
