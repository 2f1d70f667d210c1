import type { Offer } from '@refinery/domain/billing/offers.ts';

export const offerText = ({ plan, interval }: Offer): string => `${plan} by ${interval}`;
