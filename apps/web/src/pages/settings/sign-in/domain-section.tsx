import type { Domain } from '@prompt-refinery/client';
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useOrganization } from '../../../api/client.ts';
import { useMay } from '../../../api/permissions.ts';
import { useFormats, useMessages, useTexts } from '../../../i18n/messages.ts';
import { Button } from '../../../parts/button.tsx';
import { CodeBlock } from '../../../parts/code-block.tsx';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { ProblemNote } from '../../../parts/problem.tsx';
import { Section } from '../../../parts/section.tsx';
import { useFocusWhenGone } from '../../../parts/use-focus-when-gone.ts';
import { domainsQuery } from './domain-queries.ts';
import { signInTexts } from './texts.ts';

/** One domain: whether it is proved, and the record that proves it. */
export function DomainSection({ domain }: { domain: Domain }) {
  const texts = useTexts(signInTexts);
  const { time } = useFormats();
  const organization = useOrganization();
  const queries = useQueryClient();
  const may = useMay();
  const verifying = useMutation({
    mutationFn: () => organization.client.verifyDomain(domain.id),
    // Where it fails as well: it may be gone by now.
    onSettled: () => queries.invalidateQueries({ queryKey: domainsQuery(organization).queryKey }),
  });
  const { verifiedAt, missingSince, record } = domain;
  return (
    <Section
      title={domain.domain}
      actions={
        <>
          {(domain.status === 'pending' || missingSince !== null) && may('verifyDomain') && (
            <VerifyButton domain={domain.domain} action={verifying} />
          )}
          {may('deleteDomain') && <RemoveDomain domain={domain} />}
        </>
      }
    >
      <p role="status">
        {verifiedAt === null ? texts.pending : texts.verified(time(verifiedAt))}{' '}
        {missingSince !== null && texts.missing(time(missingSince))}
      </p>
      {verifying.error && <ProblemNote error={verifying.error} />}
      <Facts
        facts={[
          [texts.recordName, <CodeBlock key="name" text={record.name} label={texts.copyName} />],
          [texts.recordType, record.type],
          [texts.recordValue, <CodeBlock key="value" text={record.value} label={texts.copyValue} />],
        ]}
      />
    </Section>
  );
}

function VerifyButton({
  domain,
  action,
}: {
  domain: string;
  action: UseMutationResult<unknown, Error, void>;
}) {
  const texts = useTexts(signInTexts);
  const button = useRef<HTMLButtonElement>(null);
  useFocusWhenGone(button);
  return (
    <Button
      ref={button}
      aria-label={`${texts.verify}: ${domain}`}
      disabled={action.isPending}
      onClick={() => action.mutate()}
    >
      {texts.verify}
    </Button>
  );
}

function RemoveDomain({ domain: { id, domain, status } }: { domain: Domain }) {
  const texts = useTexts(signInTexts);
  const { common } = useMessages();
  const organization = useOrganization();
  const queries = useQueryClient();
  const remove = async (): Promise<void> => {
    await organization.client.deleteDomain(id);
    await queries.invalidateQueries({ queryKey: domainsQuery(organization).queryKey });
  };
  const question = status === 'verified' ? texts.removeVerified(domain) : texts.removePending(domain);
  return <ConfirmButton label={common.remove} about={domain} question={question} action={remove} />;
}
