import type { Billing } from '@prompt-refinery/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useOrganization } from '../../../api/client.ts';
import { useFormats, useTexts } from '../../../i18n/messages.ts';
import { Button } from '../../../parts/button.tsx';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { ProblemNote } from '../../../parts/problem.tsx';
import { billingQuery } from './billing-queries.ts';
import { billingTexts } from './texts.ts';

/** Ends the subscription when what is paid is used up, and takes that back. */
export function EndSubscription({ billing }: { billing: Billing }) {
  const texts = useTexts(billingTexts);
  const { time } = useFormats();
  const organization = useOrganization();
  const { client } = organization;
  const queries = useQueryClient();
  const show = ({ cancelAt }: Pick<Billing, 'cancelAt'>): void => {
    const shown = { ...billing, cancelAt, scheduledChange: cancelAt ? null : billing.scheduledChange };
    queries.setQueryData(billingQuery(organization, false).queryKey, shown);
  };
  const resuming = useMutation({ mutationFn: () => client.resumeSubscription(), onSuccess: show });
  if (billing.cancelAt === null)
    return (
      <ConfirmButton
        label={texts.cancel}
        question={texts.cancelQuestion(billing.periodEnd === null ? '' : time(billing.periodEnd))}
        action={async () => show(await client.cancelSubscription())}
      />
    );
  return (
    <>
      <Button disabled={resuming.isPending} onClick={() => resuming.mutate()}>
        {texts.resume}
      </Button>
      {resuming.error && <ProblemNote error={resuming.error} />}
    </>
  );
}
