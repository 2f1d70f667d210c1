import type { SaveVerificationBody, VerificationSettings } from '@refinery/contracts/providers.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { eq } from 'drizzle-orm';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { invalidField } from '../errors/invalid-field.ts';
import type { ResolvedProviders } from '../identities/resolved-providers.ts';
import { lockOrganization } from '../organizations/lock-organization.ts';
import { resolveProviders } from './resolve-providers.ts';

/** How doubts are dealt with where a request does not say, and who reads them. Errors: `forbidden`. */
export async function getVerificationSettings(
  ctx: CallerContext<'db' | 'settings' | 'vendors'>,
): Promise<VerificationSettings> {
  requirePermission(ctx, 'providers:read');
  return toSettingsReply(await resolveProviders(ctx, ctx.actor.organizationId));
}

/**
 * Changes what is named; the rest keeps its value, but for the model of another provider, which goes.
 * Errors: `forbidden`, `validation_failed` for a model without a provider.
 */
export async function saveVerificationSettings(
  ctx: CallerContext<'clock' | 'db' | 'settings' | 'vendors'>,
  input: SaveVerificationBody,
): Promise<VerificationSettings> {
  requirePermission(ctx, 'providers:write');
  const { organizationId } = ctx.actor;
  const own = eq(organizations.id, organizationId);
  await mutate(ctx, 'verification.save', async (tx) => {
    const before = await lockOrganization(tx, organizationId);
    const { verify, strictness, provider = before.verifierProvider } = input;
    const { model = provider === before.verifierProvider ? before.verifierModel : null } = input;
    if (model !== null && provider === null)
      throw invalidField('model', 'can only be set together with a provider');
    const chosen = { verifierProvider: provider, verifierModel: model };
    const defaults = { verify: verify ?? before.verify, strictness: strictness ?? before.strictness };
    await tx
      .update(organizations)
      .set({ ...chosen, ...defaults })
      .where(own);
    return {
      target: organizationId,
      before: auditedSettings(before),
      after: { ...chosen, ...defaults },
      result: undefined,
    };
  });
  return toSettingsReply(await resolveProviders(ctx, organizationId));
}

const auditedSettings = ({
  verify,
  strictness,
  verifierProvider,
  verifierModel,
}: typeof organizations.$inferSelect) => ({ verify, strictness, verifierProvider, verifierModel });

function toSettingsReply({ verification, providers }: ResolvedProviders): VerificationSettings {
  const { provider } = verification;
  const reader = providers.find((entry) => entry.provider === provider);
  return { ...verification, usable: !reader || reader.candidate !== null, reason: reader?.reason ?? null };
}
