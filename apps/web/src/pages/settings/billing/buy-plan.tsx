import { useMutation } from '@tanstack/react-query';
import { useOrganization } from '../../../api/client.ts';
import { useTexts } from '../../../i18n/messages.ts';
import { Button } from '../../../parts/button.tsx';
import parts from '../../../parts/parts.module.css';
import { ProblemNote } from '../../../parts/problem.tsx';
import { Section } from '../../../parts/section.tsx';
import { leaveFor } from './leave-for.ts';
import { type Offer, OffersTable } from './offers-table.tsx';
import { billingTexts } from './texts.ts';

/** What can be bought, each with a button that goes to the page where it is paid. */
export function BuyPlan({ offers }: { offers: readonly Offer[] }) {
  const texts = useTexts(billingTexts);
  const { client } = useOrganization();
  const checkout = useMutation({
    mutationFn: ({ plan, interval }: Offer) => client.startCheckout({ plan, interval }),
    onSuccess: leaveFor,
  });
  if (offers.length === 0) return <p>{texts.soldOut}</p>;
  return (
    <Section title={texts.offers}>
      <OffersTable
        label={texts.offers}
        offers={offers}
        title={texts.buying}
        action={(offer) => (
          <Button
            aria-label={texts.buy(texts.plans[offer.plan], texts.intervals[offer.interval])}
            disabled={checkout.isPending}
            onClick={() => checkout.mutate(offer)}
          >
            {texts.buying}
          </Button>
        )}
      />
      <p className={parts.hint}>{texts.buyHint}</p>
      {checkout.error && <ProblemNote error={checkout.error} />}
    </Section>
  );
}
