import { organizations } from '@refinery/db/schema/organizations.ts';
import { eq } from 'drizzle-orm';
import { tenantOf } from '../../context/as-caller.ts';
import type { Context } from '../../context/context.ts';
import { DEFAULTS_COLUMNS, defaultsOf } from '../../context/request-defaults.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { type RefineRequest, resolveRequest } from '../../optimizations/resolve-request.ts';

/** Who refines the system texts of an organization, and whether what passes is used at once. */
export interface ChosenRefiner {
  request: RefineRequest;
  /** Whether texts are refined at all. */
  isOn: boolean;
  isAuto: boolean;
}

/**
 * The model that an organization has chosen for its system texts, else its default provider, with the options
 * that its requests have by default. Where none can be used, local rules.
 */
export async function chooseRefiner(
  ctx: Pick<Context, 'db' | 'settings' | 'vendors'>,
  organizationId: string,
): Promise<ChosenRefiner> {
  const [row] = await tenantOf(ctx, organizationId).run((tx) =>
    tx
      .select({
        ...DEFAULTS_COLUMNS,
        refine: organizations.gatewayRefine,
        callTexts: organizations.callTexts,
        provider: organizations.gatewayProvider,
        model: organizations.gatewayModel,
      })
      .from(organizations)
      .where(eq(organizations.id, organizationId)),
  );
  if (!row) throw new DomainError('organization_not_found');
  const defaults = defaultsOf(row);
  const provider = row.provider ?? defaults.provider;
  const model = row.model === null || provider === 'local' ? {} : { model: row.model };
  const owner = { organizationId, defaults };
  const request = await resolveRequest(ctx, owner, { provider, ...model }).catch((error: unknown) => {
    if (!(error instanceof DomainError) || error.code !== 'provider_not_usable') throw error;
    return resolveRequest(ctx, owner, { provider: 'local' });
  });
  const isOn = row.refine !== 'off' && row.callTexts !== 'none';
  return { request, isOn, isAuto: row.refine === 'auto' };
}
