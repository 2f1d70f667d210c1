import type { Route } from '../http/route.ts';
import type { World } from '../world/world.ts';
import { checkoutRoutes } from './checkout-sessions.ts';
import { customerRoutes } from './customers.ts';
import { eventRoutes } from './events.ts';
import { invoiceRoutes } from './invoices.ts';
import { meterRoutes } from './meters.ts';
import { paymentMethodRoutes } from './payment-methods.ts';
import { portalRoutes } from './portal.ts';
import { priceRoutes } from './prices.ts';
import { productRoutes } from './products.ts';
import { refundRoutes } from './refunds.ts';
import { scheduleRoutes } from './schedules.ts';
import { subscriptionRoutes } from './subscriptions.ts';
import { taxSettingsRoutes } from './tax-settings.ts';
import { webhookEndpointRoutes } from './webhook-endpoints.ts';

/** Each endpoint there is. */
export function allRoutes(world: World): Route[] {
  return [
    ...customerRoutes(world),
    ...paymentMethodRoutes(world),
    ...productRoutes(world),
    ...priceRoutes(world),
    ...meterRoutes(world),
    ...checkoutRoutes(world),
    ...portalRoutes(world),
    ...subscriptionRoutes(world),
    ...scheduleRoutes(world),
    ...invoiceRoutes(world),
    ...refundRoutes(world),
    ...webhookEndpointRoutes(world),
    ...taxSettingsRoutes(world),
    ...eventRoutes(world),
  ];
}
