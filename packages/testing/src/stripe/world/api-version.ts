import Stripe from 'stripe';

/** The only version spoken here: the one that the SDK is made for. */
export const API_VERSION = Stripe.API_VERSION;
