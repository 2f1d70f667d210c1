import type { ApiKeyDetails } from '@prompt-refinery/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useOrganization } from '../../../api/client.ts';
import { useMay } from '../../../api/permissions.ts';
import { useFormats, useMessages, useTexts } from '../../../i18n/messages.ts';
import { ActionForm } from '../../../parts/action-form.tsx';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { Facts } from '../../../parts/facts.tsx';
import parts from '../../../parts/parts.module.css';
import { Read } from '../../../parts/read.tsx';
import { Section } from '../../../parts/section.tsx';
import { ReplaceSecret } from '../secrets/replace-secret.tsx';
import { KeyFields } from './key-fields.tsx';
import { keyChange } from './key-form.ts';
import { keyQuery, refreshKeys } from './key-queries.ts';
import { useKeyState } from './key-state.ts';
import { keyTexts } from './texts.ts';

/** One key: what it may do and did, and everything that can be done about it. */
export function Page() {
  const texts = useTexts(keyTexts);
  const organization = useOrganization();
  const { id } = useParams({ from: '/o/$slug/settings/keys/$id' });
  const key = useQuery(keyQuery(organization, id));
  const may = useMay();
  return (
    <div className={parts.stack}>
      <div>
        <h1>{key.data ? <bdi>{key.data.name}</bdi> : texts.title}</h1>
        <Link to="/o/$slug/settings/keys" params={{ slug: organization.slug }}>
          {texts.all}
        </Link>
      </div>
      <Read query={key}>
        {(apiKey) => (
          <>
            <KeyFacts apiKey={apiKey} />
            {may('updateApiKey') && <ChangeKey apiKey={apiKey} />}
            {may('rotateApiKey') && <ReplaceKey apiKey={apiKey} />}
            {may('deleteApiKey') && <DeleteKey apiKey={apiKey} />}
          </>
        )}
      </Read>
    </div>
  );
}

function KeyFacts({ apiKey }: { apiKey: ApiKeyDetails }) {
  const texts = useTexts(keyTexts);
  const { number, time, list, usd } = useFormats();
  const { isExpired, state, previous, lastUse, expiry, limits, callTerms } = useKeyState();
  return (
    <Facts
      facts={[
        [texts.prefix, <code key="prefix">{apiKey.prefix}…</code>],
        [
          texts.state,
          <span key="state" className={isExpired(apiKey) ? parts.error : undefined}>
            {state(apiKey)}
          </span>,
        ],
        [texts.previous, previous(apiKey)],
        [texts.created, time(apiKey.createdAt)],
        [texts.lastUse, lastUse(apiKey)],
        [texts.expiry, expiry(apiKey)],
        [texts.usedThisMonth, number(apiKey.usedThisMonth)],
        [texts.spentThisMonth, usd(apiKey.spentThisMonthUsd)],
        [texts.limits, limits(apiKey)],
        [texts.calls, callTerms(apiKey)],
        [texts.addresses, apiKey.allowedAddresses ? list(apiKey.allowedAddresses) : texts.allAddresses],
        [texts.scopes, list(apiKey.scopes)],
      ]}
    />
  );
}

function ChangeKey({ apiKey }: { apiKey: ApiKeyDetails }) {
  const texts = useTexts(keyTexts);
  const { common } = useMessages();
  const organization = useOrganization();
  const queries = useQueryClient();
  const changing = useMutation({
    mutationFn: (form: FormData) => organization.client.updateApiKey(keyChange(form, apiKey)),
    onSuccess: () => refreshKeys(queries, organization, apiKey.id),
  });
  return (
    <Section title={texts.change}>
      <ActionForm action={changing} done={common.saved}>
        <KeyFields apiKey={apiKey} error={changing.error} />
      </ActionForm>
    </Section>
  );
}

function ReplaceKey({ apiKey: { id, name } }: { apiKey: ApiKeyDetails }) {
  const texts = useTexts(keyTexts);
  const organization = useOrganization();
  const queries = useQueryClient();
  return (
    <Section title={texts.replace}>
      <p>{texts.replaceHint}</p>
      <ReplaceSecret
        label={texts.replace}
        question={texts.replaceQuestion(name)}
        title={texts.secret}
        replace={async ({ overlapSeconds, idempotencyKey }) => {
          const { key } = await organization.client.rotateApiKey({ id, overlapSeconds }, { idempotencyKey });
          void refreshKeys(queries, organization, id);
          return key;
        }}
      />
    </Section>
  );
}

function DeleteKey({ apiKey: { id, name } }: { apiKey: ApiKeyDetails }) {
  const texts = useTexts(keyTexts);
  const organization = useOrganization();
  const { slug } = organization;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const remove = async (): Promise<void> => {
    await organization.client.deleteApiKey({ id });
    await navigate({ to: '/o/$slug/settings/keys', params: { slug } });
    queries.removeQueries({ queryKey: keyQuery(organization, id).queryKey });
    await refreshKeys(queries, organization, id);
  };
  return (
    <Section title={texts.remove}>
      <div>
        <ConfirmButton label={texts.remove} question={texts.removeQuestion(name)} action={remove} />
      </div>
    </Section>
  );
}
