import type { Offers } from '@prompt-refinery/client';
import type { ReactNode } from 'react';
import { useFormats, useTexts } from '../../../i18n/messages.ts';
import { PlainTable } from '../../../parts/plain-table.tsx';
import { billingTexts } from './texts.ts';

export type Offer = Offers['offers'][number];

interface OffersTableProps {
  label: string;
  offers: readonly Offer[];
  /** What can be done with an offer, and what that is called. */
  title: string;
  action: (offer: Offer) => ReactNode;
}

/** Plans with what they cost. */
export function OffersTable({ label, offers, title, action }: OffersTableProps) {
  const texts = useTexts(billingTexts);
  const { money } = useFormats();
  return (
    <PlainTable
      label={label}
      rows={offers}
      keyOf={({ plan, interval }) => `${plan}-${interval}`}
      columns={[
        { title: texts.plan, cell: ({ plan }) => texts.plans[plan] },
        {
          title: texts.price,
          cell: (offer) =>
            texts.priceEach(
              money(offer) + (offer.tax ? texts.taxes[offer.tax] : ''),
              texts.intervals[offer.interval],
            ),
        },
        { title, cell: action },
      ]}
    />
  );
}
