import type { CreateAbTestInput } from '@prompt-refinery/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useOrganization } from '../../../api/client.ts';
import { useSameKey } from '../../../api/same-key.ts';
import { useTexts } from '../../../i18n/messages.ts';
import { ActionForm } from '../../../parts/action-form.tsx';
import parts from '../../../parts/parts.module.css';
import { abTestQuery, abTestsKey } from '../ab-test-queries.ts';
import styles from '../ab-tests.module.css';
import { newAbTestSearch } from '../ab-tests-search.ts';
import { GuardrailFields } from './guardrail-fields.tsx';
import { newAbTest } from './new-ab-test.ts';
import { DecisionFields, MeasureFields } from './rule-fields.tsx';
import { TestedFields } from './tested-fields.tsx';
import { newAbTestTexts } from './texts.ts';

/** Refusals that name no field, and the field that each is about. */
const PROBLEMS = {
  prompt_not_found: 'promptId',
  label_not_found: 'label',
  prompt_version_not_found: 'arms.0.version',
  weights_invalid: 'arms.0.weight',
};

/** Makes an A/B test, as a draft. */
export function Page() {
  const texts = useTexts(newAbTestTexts);
  const organization = useOrganization();
  const { slug } = organization;
  const { prompt = '' } = newAbTestSearch(useSearch({ from: '/o/$slug/ab-tests/new' }));
  const [promptId, setPromptId] = useState(prompt);
  const making = useMaking();
  const { error } = making;
  return (
    <div className={styles.page}>
      <div>
        <h1>{texts.title}</h1>
        <Link to="/o/$slug/ab-tests" params={{ slug }}>
          {texts.all}
        </Link>
      </div>
      <p>{texts.intro}</p>
      <ActionForm action={making} submit={texts.create} problems={PROBLEMS} primary>
        <div className={parts.stack}>
          <TestedFields promptId={promptId} onPrompt={setPromptId} error={error} />
          <MeasureFields error={error} />
          <GuardrailFields error={error} />
          <DecisionFields error={error} />
        </div>
      </ActionForm>
    </div>
  );
}

function useMaking() {
  const organization = useOrganization();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const sameKey = useSameKey<CreateAbTestInput>();
  return useMutation({
    mutationFn: (form: FormData) => {
      const input = newAbTest(form);
      return organization.client.createAbTest(input, { idempotencyKey: sameKey.keyOf(input) });
    },
    onSuccess: async (test) => {
      sameKey.done();
      queries.setQueryData(abTestQuery(organization, test.id).queryKey, test);
      void queries.invalidateQueries({ queryKey: abTestsKey(organization) });
      const params = { slug: organization.slug, id: test.id };
      await navigate({ to: '/o/$slug/ab-tests/$id', params, replace: true });
    },
  });
}
