import { withTenant } from '@refinery/db/tenant.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';

/**
 * Every column that a role may change. A new column is in no grant until somebody writes it here and in a
 * migration.
 */
const MAY_UPDATE: Record<string, Record<string, string>> = {
  refinery_app: {
    ab_tests:
      'acknowledged ended_at exposed exposed_until promotion reason started_at started_by state status winner',
    ab_values: 'count sum',
    api_key_spend: 'period_start used',
    api_keys:
      'allowed_addresses compact_tool_results expires_at key_hash monthly_budget_micros monthly_quota name period_start prefix ' +
      'previous_expires_at previous_key_hash previous_prefix rate_limit_per_minute reply_cache_seconds scopes tokens_per_minute used',
    batch_items:
      'attempts available_at error lease_expires_at lease_token optimization_id outcome status text',
    batch_jobs:
      'cancelled completed ended_at estimated_savings_usd failed finished_at original_tokens refined_tokens started_at status total',
    batch_lanes: 'token updated_at',
    call_sums:
      'cache_write_tokens cached_input_tokens calls cost_micros input_tokens latency_ms marked_calls marked_reads marked_writes ' +
      'output_tokens reasoning_tokens saved saved_calls system_reads unpriced',
    chat_messages: 'status',
    chat_sessions:
      'dropped_messages history_from last_position lease_token lease_until metadata model system_prompt title updated_at',
    check_counts: 'checks',
    dataset_items: 'removed_in',
    datasets: 'item_count revision updated_at',
    domains: 'checked_at missing_answers missing_since verified_at',
    enrichments:
      'additions checks cost_micros duration_ms enriched_text error input_tokens messages model new_version output_tokens provider quality_after quality_before reason repeatable sections status',
    executions: 'feedback feedback_by rated_by rating',
    idempotency_keys: 'expires_at locked_until request_hash resource_id route sealed_reply',
    invitations: 'expires_at invited_by role token_hash',
    optimization_reviews: 'checks counts original_tokens rejected reviewed_at rewritten_tokens text user_id',
    optimizations:
      'attempts cached checks cost_usd error explanation input_tokens latency_ms mode model original_tokens output_tokens ' +
      'provider refined_text refined_tokens refiner_version removed_segments savings_percentage scores status verification ' +
      'warnings',
    runs: 'cells end_status evaluator_ids failed_items finished_at held_micros judgement_job_id judgements looked_at_cells move_detail move_status spent_micros stop_reason',
    label_policies: 'require',
    memberships: 'role sso_exempt_at',
    model_aliases: 'targets updated_at',
    organizations:
      'allowed_addresses allowed_email_domains cache_marks call_texts default_compression_level default_provider default_strategy ' +
      'deletes_at fallback_order gateway_model gateway_provider gateway_refine holdout_percent monthly_budget_micros name prompt_retention_days require_sso require_two_factor slug strictness verifier_model ' +
      'verifier_provider verify',
    projects: 'name',
    prompt_prefixes: 'compared differed differs_at excerpt votes',
    prompt_search: 'text',
    published_prompts: 'told_at',
    refined_texts:
      'active_from active_until beside_tokens checks json_object last_seen_at model optimization_id provider reason ' +
      'recent_calls recent_micros refined_by refined_by_model refined_text refined_tokens refining_micros status',
    scim_groups: 'display_name external_id updated_at',
    share_links: 'description expires_at max_views name password_hash version views',
    prompt_labels: 'moved_at version',
    prompts: 'category description folder latest name project_id slug tags type updated_at',
    provider_configs:
      'auth_header base_url default_model enabled encrypted_credential last_four position request_format updated_at',
    spend_lease_calls: 'call lease_id micros',
    spend_lease_keys: 'granted spent',
    spend_leases: 'expires_at granted spent',
    sso_connections:
      'checked_at client_id default_role metadata_url name role_mapping saml sealed_secret updated_at',
    subscriptions: 'period_end period_start used',
    usage_counters: 'overage period_start previous_overage used',
    user_exports: 'attempt bytes chunks expires_at ready_at status token_hash',
    usage_hours:
      'cost_micros failed input_tokens latencies original_tokens output_tokens refined_tokens requests unpriced',
    usage_progress: 'closed_until computed_until last_hour visited_at',
    webhooks:
      'description disabled_at disabled_reason enabled events failing_since previous_sealed_secret previous_secret_expires_at sealed_secret url',
    work_items: 'attempts available_at error lease_expires_at lease_token payload status',
    work_jobs: 'cancelled completed ended_at failed finished_at started_at status total',
    work_lanes: 'token updated_at',
  },
  refinery_billing: {
    billing_accounts:
      'bought_plan cancel_at interval next_at next_interval next_plan overage_limit_cents overage_month overage_subscription_id overage_told overage_unit_cents overage_units past_due_since period_end reminders status subscription_id sync_begun_at sync_written synced_at syncs_begun trial_ends_at unpaid_interval unpaid_plan unpaid_until unpaid_url',
    former_customers: 'tried_at',
    subscriptions: 'plan plan_source quota_limit',
    users: 'trial_started_at',
  },
  refinery_billing_login: {},
  refinery_login: {},
  refinery_operator: {
    organizations: 'require_sso suspended_at suspended_reason',
    sessions: 'revoked_at',
    subscriptions: 'own_limit plan plan_source quota_limit',
    users: 'disabled_at operator_since',
  },
  refinery_platform: {
    publication_reports: 'settled_at',
    publications: 'held_at views',
    published_prompts: 'judged_at judged_by reason status told_at',
  },
  refinery_system: {
    account_tokens: 'used_at',
    broadcasts: 'accepted reached recipients spread_at',
    api_keys: 'last_used_address last_used_at',
    // Whoever may lock a row may change something of it.
    organizations: 'deletes_at',
    scim_tokens: 'last_used_at',
    scim_users: 'active attributes external_id updated_at user_id user_name',
    second_factors: 'confirmed_at last_step recovery_hashes sealed_secret',
    sessions: 'expires_at last_seen_at refresh_token_hash revoked_at used_token_hashes',
    sso_flows: 'account code_hash expires_at identity returned_at',
    user_exports: 'status taken_at',
    users: 'email_verified_at full_name locale password_hash preferences',
  },
};

/**
 * Who a row is, whose it is, since when and what it was made of: no role changes these, in whatever table.
 */
const NEVER = ['id', 'organization_id', 'user_id', 'api_key_id', 'batch_id', 'created_at', 'original_text'];

const test = fixture(openTestContext);
let member: Member;

beforeAll(async () => {
  member = await buildMember(test.ctx, { plan: 'free' });
});

describe('what the roles may change', () => {
  it.each(Object.entries(MAY_UPDATE))('%s: these columns and no other', async (role, expected) => {
    const rows = await test.ctx.systemDb.execute<{ table: string; columns: string }>(sql`
      select c.relname as table, string_agg(a.attname, ' ' order by a.attname collate "C") as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v')
        and has_column_privilege(${role}, c.oid, a.attname, 'UPDATE')
      group by 1`);
    expect(Object.fromEntries(rows.map(({ table, columns }) => [table, columns]))).toEqual(expected);
    const forbidden = rows.flatMap(({ table, columns }) =>
      columns
        .split(' ')
        .filter((column) => NEVER.includes(column))
        .map((column) => `${table}.${column}`)
        // A review is that of whoever reviewed last; whom a directory has gets an account once they are
        // active.
        .filter((column) => !['optimization_reviews.user_id', 'scim_users.user_id'].includes(column)),
    );
    expect(forbidden).toEqual([]);
  });

  it.each([
    `update subscriptions set plan = 'enterprise'`,
    'update subscriptions set quota_limit = null',
    `update subscriptions set plan_source = 'trial'`,
    'insert into billing_accounts (organization_id, trial_ends_at) values (current_organization_id(), now())',
    'update billing_accounts set trial_ends_at = now()',
    'delete from billing_accounts',
    "update billing_accounts set status = 'active', bought_plan = 'enterprise'",
    "update billing_customers set customer_id = 'cus_of_somebody_else'",
    'delete from billing_customers',
    "insert into former_customers (customer_id, former_organization_id) values ('cus_of_somebody_else', current_organization_id())",
    'delete from former_customers',
    'set local role refinery_billing',
    'update organizations set created_at = now()',
    'update organizations set suspended_at = null',
    'update api_keys set last_used_at = now()',
    'update api_keys set user_id = user_id',
    `update optimizations set original_text = ''`,
    'update batch_jobs set user_id = null',
    'update batch_items set organization_id = organization_id',
    `insert into subscriptions select * from subscriptions on conflict (organization_id) do update set plan = 'pro'`,
  ])('as a tenant: %s', async (attack) => {
    const attempt = withTenant(test.ctx.db, member.organizationId, (tx) => tx.execute(attack));
    await expect(attempt).rejects.toMatchObject({ cause: { code: '42501' } });
  });

  it.each([
    `update subscriptions set plan = 'enterprise'`,
    `update subscriptions set plan_source = 'default'`,
    'update billing_accounts set trial_ends_at = now()',
    'insert into billing_accounts (organization_id) select id from organizations',
    'update users set trial_started_at = null',
    'set local role refinery_billing',
    `update memberships set role = 'admin'`,
    'update memberships set sso_exempt_at = now()',
    'update organizations set require_sso = false',
    `update organizations set slug = 'acme'`,
    `update users set email = 'me@example.com'`,
    'update users set disabled_at = null',
    'update users set operator_since = now()',
    `insert into users (id, email, full_name, password_hash, operator_since) values (gen_random_uuid(), 'x@example.com', 'x', 'x', now())`,
    'update organizations set suspended_at = null',
    `update api_keys set organization_id = organization_id`,
  ])('while signing people in: %s', async (attack) => {
    await expect(test.ctx.systemDb.execute(attack)).rejects.toMatchObject({ cause: { code: '42501' } });
  });

  it('while signing people in: a membership goes only where it is kept, with its role', async () => {
    const { organizationId, user } = await buildMember(test.ctx);
    const { systemDb } = test.ctx;
    const drop = sql`delete from memberships where user_id = ${user.id} returning role`;
    const keep = (role: string) => sql`
      insert into inactive_members (organization_id, user_id, role, created_at, deactivated_at)
      values (${organizationId}, ${user.id}, ${role}, now(), now())`;
    expect(await systemDb.execute(drop)).toHaveLength(0);
    await systemDb.execute(keep('viewer'));
    expect(await systemDb.execute(drop)).toHaveLength(0);
    await systemDb.execute(sql`delete from inactive_members where user_id = ${user.id}`);
    await systemDb.execute(keep('admin'));
    expect(await systemDb.execute(drop)).toHaveLength(1);
  });
});
