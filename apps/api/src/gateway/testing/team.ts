import type { CallTexts } from '@refinery/contracts/enums.ts';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import type { Context } from '@refinery/domain/context/context.ts';
import { saveModelAlias } from '@refinery/domain/gateway/models/save-model-alias.ts';
import { updateGateway } from '@refinery/domain/gateway/update-gateway.ts';
import { updateOrganization } from '@refinery/domain/organizations/update-organization.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { ALIAS } from './numbered-calls.ts';

export interface TeamTerms {
  /** Default: 100. */
  budgetUsd?: number | null;
  /** Of the first key. Default: that of the organization. */
  keyBudgetUsd?: number;
  /** How many keys there are beside it, which have none. Default: 1. */
  otherKeys?: number;
  callTexts?: CallTexts;
}

/** An organization that calls models. */
export interface Team {
  member: Member;
  keys: string[];
  /** Whether each call of it is a row; otherwise only sums are kept. */
  hasRows: boolean;
  /** Of the calls that it made. */
  numbers: Set<number>;
}

/** On the plan `pro`, so that calls count in limits as well. */
export async function buildTeam(ctx: Context, terms: TeamTerms = {}): Promise<Team> {
  const { budgetUsd = 100, keyBudgetUsd = budgetUsd, otherKeys = 1, callTexts = 'metadata' } = terms;
  const member = await buildMember(ctx, { plan: 'pro' });
  const { as } = member;
  await updateOrganization(as, { monthlyBudgetUsd: budgetUsd });
  await updateGateway(as, { callTexts });
  await saveModelAlias(as, {
    alias: ALIAS,
    targets: ['openai/gpt-4o-mini', 'anthropic/claude-haiku-4-5'],
  });
  const keys: string[] = [];
  for (let place = 0; place <= otherKeys; place += 1) {
    const monthlyBudgetUsd = place === 0 ? keyBudgetUsd : null;
    const limits = { monthlyBudgetUsd, tokensPerMinute: 10_000_000, rateLimitPerMinute: 100_000 };
    keys.push((await createApiKey(as, { name: `Key ${place}`, scopes: ['models:call'], ...limits })).key);
  }
  return { member, keys, hasRows: callTexts !== 'none', numbers: new Set() };
}
