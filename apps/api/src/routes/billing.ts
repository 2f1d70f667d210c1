import { getBillingEndpoint, startTrialEndpoint } from '@refinery/contracts/endpoints/billing.ts';
import { getBilling } from '@refinery/domain/billing/get-billing.ts';
import { startTrial } from '@refinery/domain/billing/start-trial.ts';
import { type Binding, bind } from '../endpoints/bind.ts';

export const billingRoutes = (): Binding[] => [
  bind(getBillingEndpoint, getBilling),
  bind(startTrialEndpoint, startTrial),
];
