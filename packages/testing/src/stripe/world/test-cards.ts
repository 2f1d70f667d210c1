/** What a card does: `pays`, `declines`, or asks the customer to authenticate. */
export type CardOutcome = 'pays' | 'declines' | 'authenticates';

export interface TestCard {
  last4: string;
  /** Whether a customer can save it. */
  attaches: boolean;
  /** What it does while the customer is there. */
  onSession: CardOutcome;
  /** What it does at a renewal or a try without the customer. */
  offSession: CardOutcome;
  declineCode: string;
}

const declined = 'generic_decline';

/**
 * Stripe's names for its test cards. Only `pm_card_failsOnRenewal` is none of Stripe's: it pays while the
 * customer is there and never after.
 */
export const TEST_CARDS = {
  pm_card_visa: {
    last4: '4242',
    attaches: true,
    onSession: 'pays',
    offSession: 'pays',
    declineCode: declined,
  },
  pm_card_mastercard: {
    last4: '4444',
    attaches: true,
    onSession: 'pays',
    offSession: 'pays',
    declineCode: declined,
  },
  pm_card_chargeDeclined: {
    last4: '0002',
    attaches: false,
    onSession: 'declines',
    offSession: 'declines',
    declineCode: declined,
  },
  pm_card_chargeCustomerFail: {
    last4: '0341',
    attaches: true,
    onSession: 'declines',
    offSession: 'declines',
    declineCode: declined,
  },
  pm_card_chargeDeclinedInsufficientFunds: {
    last4: '9995',
    attaches: false,
    onSession: 'declines',
    offSession: 'declines',
    declineCode: 'insufficient_funds',
  },
  pm_card_authenticationRequired: {
    last4: '3184',
    attaches: true,
    onSession: 'authenticates',
    offSession: 'authenticates',
    declineCode: 'authentication_required',
  },
  pm_card_failsOnRenewal: {
    last4: '0003',
    attaches: true,
    onSession: 'pays',
    offSession: 'declines',
    declineCode: declined,
  },
} as const satisfies Record<string, TestCard>;

export type CardName = keyof typeof TEST_CARDS;

export function isCardName(name: string): name is CardName {
  return Object.hasOwn(TEST_CARDS, name);
}
