import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useOrganization } from '../../../api/client.ts';
import { useSameKey } from '../../../api/same-key.ts';
import { ActionForm } from '../../../parts/action-form.tsx';
import parts from '../../../parts/parts.module.css';
import { SecretDialog } from '../../../parts/secret-dialog.tsx';

interface MakeSecretProps<Input extends object> {
  texts: Readonly<Record<'new' | 'all' | 'create' | 'secret', string>>;
  /** The page of all that were made; what is made has its page below. */
  list: '/o/$slug/settings/keys' | '/o/$slug/settings/webhooks';
  /** Of what was read for that page. */
  listKey: readonly unknown[];
  inputOf: (form: FormData) => Input;
  make: (input: Input, options: { idempotencyKey: string }) => Promise<{ id: string; secret: string }>;
  /** What the form asks for. `error`: of the last try. */
  fields: (error: unknown) => ReactNode;
}

/** Makes something that has a secret, and shows the secret once. */
export function MakeSecret<Input extends object>(props: MakeSecretProps<Input>) {
  const { texts, list, listKey, inputOf, make, fields } = props;
  const { slug } = useOrganization();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const sameKey = useSameKey<Input>();
  const making = useMutation({
    mutationFn: (form: FormData) => {
      const input = inputOf(form);
      return make(input, { idempotencyKey: sameKey.keyOf(input) });
    },
    onSuccess: () => {
      sameKey.done();
      return queries.invalidateQueries({ queryKey: listKey });
    },
    // The secret is kept no longer than it is shown.
    gcTime: 0,
  });
  const { data } = making;
  const onSaved = (id: string): void =>
    void navigate({ to: `${list}/$id`, params: { slug, id }, replace: true });
  return (
    <div className={parts.stack}>
      <div>
        <h1>{texts.new}</h1>
        <Link to={list} params={{ slug }}>
          {texts.all}
        </Link>
      </div>
      <ActionForm action={making} submit={texts.create} primary>
        {fields(making.error)}
      </ActionForm>
      {data && <SecretDialog title={texts.secret} secret={data.secret} onSaved={() => onSaved(data.id)} />}
    </div>
  );
}
