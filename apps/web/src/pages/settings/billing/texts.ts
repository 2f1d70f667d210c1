const en = {
  title: 'Billing',
  plan: 'Plan',
  plans: { free: 'Free', pro: 'Pro', enterprise: 'Enterprise' },
  source: 'Decided by',
  sources: {
    default: 'nobody: every new organization has it',
    trial: 'your trial',
    stripe: 'your subscription',
    operator: 'an operator of this service',
  },
  status: 'Subscription',
  statuses: {
    trialing: 'in its trial',
    active: 'active',
    past_due: 'a payment is due',
    incomplete: 'waits for the first payment',
    incomplete_expired: 'was never paid',
    unpaid: 'not paid',
    paused: 'paused',
    canceled: 'ended',
  },
  interval: 'Paid',
  intervals: { month: 'each month', year: 'each year' },
  periodEnd: 'Paid until',
  trialEnds: 'End of the trial',
  awaited: 'The plan changes in a moment.',
  thanks: 'Thank you. Your plan is active.',
  cancelled: 'Nothing was bought.',
  due: (when: string) =>
    `A payment is due. The plan stays until ${when}. Change the card below, or pay the open invoice.`,
  ends: (when: string) => `The subscription ends on ${when}. Nothing is deleted then.`,
  askOperator: 'Operators of this service decide your plan. Ask them for another one.',
  buyMonthly: 'Buy Pro, paid each month',
  buyYearly: 'Buy Pro, paid each year',
  buyHint:
    'You pay on a page of Stripe, where you see the price first. The first payment is for the days until the 1st of next month.',
  tryIt: 'Try Pro for 14 days',
  portal: 'Card, invoices, cancelling',
};

export type BillingTexts = typeof en;

const de: BillingTexts = {
  title: 'Abrechnung',
  plan: 'Tarif',
  plans: { free: 'Free', pro: 'Pro', enterprise: 'Enterprise' },
  source: 'Entschieden von',
  sources: {
    default: 'niemandem: jede neue Organisation hat ihn',
    trial: 'Ihrer Testzeit',
    stripe: 'Ihrem Abonnement',
    operator: 'einem Betreiber dieses Dienstes',
  },
  status: 'Abonnement',
  statuses: {
    trialing: 'in der Testzeit',
    active: 'aktiv',
    past_due: 'eine Zahlung ist fällig',
    incomplete: 'wartet auf die erste Zahlung',
    incomplete_expired: 'wurde nie bezahlt',
    unpaid: 'nicht bezahlt',
    paused: 'angehalten',
    canceled: 'beendet',
  },
  interval: 'Bezahlt',
  intervals: { month: 'jeden Monat', year: 'jedes Jahr' },
  periodEnd: 'Bezahlt bis',
  trialEnds: 'Ende der Testzeit',
  awaited: 'Der Tarif ändert sich gleich.',
  thanks: 'Danke. Ihr Tarif ist aktiv.',
  cancelled: 'Es wurde nichts gekauft.',
  due: (when) =>
    `Eine Zahlung ist fällig. Der Tarif bleibt bis ${when}. Ändern Sie unten die Karte, oder bezahlen Sie die offene Rechnung.`,
  ends: (when) => `Das Abonnement endet am ${when}. Dabei wird nichts gelöscht.`,
  askOperator: 'Betreiber dieses Dienstes entscheiden über Ihren Tarif. Fragen Sie sie nach einem anderen.',
  buyMonthly: 'Pro kaufen, monatlich bezahlt',
  buyYearly: 'Pro kaufen, jährlich bezahlt',
  buyHint:
    'Sie bezahlen auf einer Seite von Stripe. Dort sehen Sie zuerst den Preis. Die erste Zahlung gilt für die Tage bis zum 1. des nächsten Monats.',
  tryIt: 'Pro 14 Tage testen',
  portal: 'Karte, Rechnungen, Kündigung',
};

export const billingTexts = { en, de };
