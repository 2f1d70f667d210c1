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
  duePeriodEnd: 'Due for the time until',
  trialEnds: 'End of the trial',
  awaited: 'The plan changes in a moment.',
  thanks: 'Thank you. Your plan is active.',
  cancelled: 'Nothing was bought.',
  due: (when: string) =>
    `A payment is due. The plan stays until ${when}. Change the card below, or pay the open invoice.`,
  ends: (when: string) => `The subscription ends on ${when}. Nothing is deleted then.`,
  askOperator: 'Operators of this service decide your plan. Ask them for another one.',
  buy: (plan: string, interval: string) => `Buy ${plan}, paid ${interval}`,
  buying: 'Buy',
  offers: 'Plans that can be bought',
  price: 'Price',
  priceEach: (price: string, interval: string) => `${price} ${interval}`,
  taxes: { exclusive: ' plus tax', inclusive: ' with tax' },
  soldOut: 'No plan can be bought at the moment. Ask an operator of this service.',
  buyHint:
    'You pay on a page of Stripe, where you see the price first. The first payment is for the days until the 1st of next month.',
  tryIt: 'Try Pro for 14 days',
  portal: 'Card, address, invoices',
  changes: 'Other plans',
  change: 'Change',
  toPlan: (plan: string, interval: string) => `${plan}, paid ${interval}`,
  costsNow: (price: string) =>
    `You pay ${price} now. What is left of the present plan counts. The new plan begins at once.`,
  comesAt: (when: string) =>
    `You pay nothing now. The new plan begins on ${when}, when what is paid is used up.`,
  payThere: 'Pay on the page of Stripe',
  unpaidChange: (plan: string, interval: string, until: string) =>
    `The change to ${plan}, paid ${interval}, waits for its payment until ${until}. Pay, or change the card below and choose the plan again.`,
  next: 'From then on',
  nextPlan: (plan: string, interval: string, when: string) => `${plan}, paid ${interval}, from ${when}`,
  keep: 'Keep the present plan',
  overage: 'Beyond the plan',
  overageHint:
    'Once the optimizations of your plan are used up, you can go on up to a sum each month. You pay after the month, for what you used.',
  overageTax: {
    exclusive: 'Where tax is due, it comes on top of the sum.',
    inclusive: 'Where tax is due, it is a part of the sum.',
  },
  overageNow: (units: string, price: string, limit: string) =>
    `Allowed: ${units} optimizations a month at ${price} each, ${limit} in all.`,
  overageUsed: (units: string, cost: string) => `Used this month: ${units}, for ${cost}.`,
  overageLimit: 'At most, in US dollars a month',
  allow: 'Allow',
  endOverage: 'Allow nothing beyond the plan',
  endOverageQuestion: 'Nothing beyond the plan is done from now on. What was used this month is still paid.',
  cancel: 'Cancel the subscription',
  cancelQuestion: (when: string) =>
    `The plan stays until ${when}. Nothing is deleted then. Until then you can take this back.`,
  resume: 'Let the subscription go on',
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
  duePeriodEnd: 'Zu zahlen für die Zeit bis',
  trialEnds: 'Ende der Testzeit',
  awaited: 'Der Tarif ändert sich gleich.',
  thanks: 'Danke. Ihr Tarif ist aktiv.',
  cancelled: 'Es wurde nichts gekauft.',
  due: (when) =>
    `Eine Zahlung ist fällig. Der Tarif bleibt bis ${when}. Ändern Sie unten die Karte, oder bezahlen Sie die offene Rechnung.`,
  ends: (when) => `Das Abonnement endet am ${when}. Dabei wird nichts gelöscht.`,
  askOperator: 'Betreiber dieses Dienstes entscheiden über Ihren Tarif. Fragen Sie sie nach einem anderen.',
  buy: (plan, interval) => `${plan} kaufen, ${interval} bezahlt`,
  buying: 'Kaufen',
  offers: 'Tarife, die man kaufen kann',
  price: 'Preis',
  priceEach: (price, interval) => `${price} ${interval}`,
  taxes: { exclusive: ' zuzüglich Steuer', inclusive: ' mit Steuer' },
  soldOut: 'Zurzeit kann man keinen Tarif kaufen. Fragen Sie einen Betreiber dieses Dienstes.',
  buyHint:
    'Sie bezahlen auf einer Seite von Stripe. Dort sehen Sie zuerst den Preis. Die erste Zahlung gilt für die Tage bis zum 1. des nächsten Monats.',
  tryIt: 'Pro 14 Tage testen',
  portal: 'Karte, Adresse, Rechnungen',
  changes: 'Andere Tarife',
  change: 'Wechseln',
  toPlan: (plan, interval) => `${plan}, ${interval} bezahlt`,
  costsNow: (price) =>
    `Sie bezahlen jetzt ${price}. Was vom jetzigen Tarif übrig ist, wird angerechnet. Der neue Tarif beginnt sofort.`,
  comesAt: (when) =>
    `Sie bezahlen jetzt nichts. Der neue Tarif beginnt am ${when}, wenn das Bezahlte aufgebraucht ist.`,
  payThere: 'Auf der Seite von Stripe bezahlen',
  unpaidChange: (plan, interval, until) =>
    `Der Wechsel zu ${plan}, ${interval} bezahlt, wartet bis ${until} auf seine Zahlung. Bezahlen Sie, oder ändern Sie unten die Karte und wählen Sie den Tarif noch einmal.`,
  next: 'Danach',
  nextPlan: (plan, interval, when) => `${plan}, ${interval} bezahlt, ab ${when}`,
  keep: 'Den jetzigen Tarif behalten',
  overage: 'Über den Tarif hinaus',
  overageHint:
    'Sind die Optimierungen Ihres Tarifs aufgebraucht, können Sie jeden Monat bis zu einer Summe weitermachen. Sie bezahlen nach dem Monat, was Sie benutzt haben.',
  overageTax: {
    exclusive: 'Fällt Steuer an, kommt sie zu der Summe dazu.',
    inclusive: 'Fällt Steuer an, ist sie in der Summe enthalten.',
  },
  overageNow: (units, price, limit) =>
    `Erlaubt: ${units} Optimierungen im Monat zu je ${price}, zusammen ${limit}.`,
  overageUsed: (units, cost) => `Diesen Monat benutzt: ${units}, für ${cost}.`,
  overageLimit: 'Höchstens, in US-Dollar im Monat',
  allow: 'Erlauben',
  endOverage: 'Nichts über den Tarif hinaus erlauben',
  endOverageQuestion:
    'Von jetzt an geschieht nichts über den Tarif hinaus. Was diesen Monat benutzt wurde, wird noch bezahlt.',
  cancel: 'Abonnement kündigen',
  cancelQuestion: (when) =>
    `Der Tarif bleibt bis ${when}. Dann wird nichts gelöscht. Bis dahin können Sie das zurücknehmen.`,
  resume: 'Abonnement weiterlaufen lassen',
};

export const billingTexts = { en, de };
