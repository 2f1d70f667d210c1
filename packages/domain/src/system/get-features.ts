import { PLANS, REMOTE_PROVIDERS } from '@refinery/contracts/enums.ts';
import { MAX_TEXT_LENGTH } from '@refinery/contracts/optimizations.ts';
import type { SystemFeaturesReply } from '@refinery/contracts/system.ts';
import type { Context } from '../context/context.ts';

/** What everybody may know of the configuration. */
export const getFeatures = async ({ settings }: Pick<Context, 'settings'>): Promise<SystemFeaturesReply> => ({
  providers: REMOTE_PROVIDERS.filter((name) => settings.operatorProviders[name]?.apiKey),
  mail: settings.mail.smtpUrl ? 'smtp' : 'outbox',
  verifiedEmailRequired: settings.requireVerifiedEmail,
  twoFactor: true,
  plans: PLANS.map((name) => ({ name, ...settings.plans[name] })),
  limits: { promptCharacters: MAX_TEXT_LENGTH },
});
