import { organizations } from '@refinery/db/schema/organizations.ts';
import type { GatewaySettings } from '../../identities/gateway-profile.ts';

/** The columns of an organization that say how its calls to models are treated. */
export const GATEWAY_COLUMNS = {
  refine: organizations.gatewayRefine,
  provider: organizations.gatewayProvider,
  model: organizations.gatewayModel,
  cacheMarks: organizations.cacheMarks,
  holdoutPercent: organizations.holdoutPercent,
  callTexts: organizations.callTexts,
};

type Row = { [K in keyof typeof GATEWAY_COLUMNS]: (typeof GATEWAY_COLUMNS)[K]['_']['data'] | null };

/** What an organization has chosen, and the built-in defaults for the rest. */
export const toGatewaySettings = (row: Row | undefined): GatewaySettings => ({
  refine: row?.refine ?? 'propose',
  provider: row?.provider ?? null,
  model: row?.model ?? null,
  cacheMarks: row?.cacheMarks ?? 'auto',
  holdoutPercent: row?.holdoutPercent ?? 0,
  callTexts: row?.callTexts ?? 'metadata',
});
