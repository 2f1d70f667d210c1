import { newId } from '@refinery/db/ids.ts';
import type { Sql } from 'postgres';

/** How much there is, and whose it is. */
export interface Filling {
  /** The organization that is looked at, and somebody in it. */
  organizationId: string;
  userId: string;
  /** Rows of it in each large table. */
  rows: number;
  /** Rows of others, which stand between its own. */
  othersRows: number;
}

/** What a test looks for in the generated rows. */
export interface Filled {
  /** Half the history is newer than this one. */
  middleOptimization: string;
  middleTime: Date;
  /** A running batch with an item for each row. */
  batchId: string;
  /** A webhook with a handful of deliveries, the oldest of all. */
  quietWebhookId: string;
  busyWebhookId: string;
  apiKeyId: string;
  /** A conversation with a message for each row. */
  chatId: string;
}

const OTHERS = 7;
/** What is looked for seldom: so many rows have it, and they are the oldest. */
const RARE = 30;

/** SQL for the UUIDv7 of a row: `at` is its time in milliseconds, `salt` tells tables and rows apart. */
const idAt = (at: string, salt: string): string =>
  `(lpad(to_hex(${at}), 12, '0') || '7' || substr(md5(${salt}), 1, 3) || '8' || substr(md5(${salt}), 4, 15))::uuid`;

/**
 * Fills the large tables as years of use would, by a superuser whose session checks no reference and runs no
 * trigger. The newest row is of this moment, the oldest of 60 days before. Ends with ANALYZE, as autovacuum
 * would.
 */
export async function fillTables(sql: Sql, filling: Filling): Promise<Filled> {
  const { organizationId, userId, rows, othersRows } = filling;
  const now = Date.now();
  const start = now - 60 * 24 * 3_600_000;
  const others = Array.from({ length: OTHERS }, () => newId());
  const batchId = newId();
  const [quietWebhookId, busyWebhookId, apiKeyId, chatId] = [newId(), newId(), newId(), newId()];
  const every = rows + othersRows;
  // However much there is, so much is in progress.
  const inFlight = Math.ceil(othersRows / 150);
  const source = `
    select i, i <= ${rows} as own, i <= ${RARE} as rare,
      case when i <= ${rows} then '${organizationId}'::uuid
        else ('{${others.join(',')}}'::uuid[])[1 + i % ${OTHERS}] end as organization_id,
      (${start} + (case when i <= ${rows} then i::numeric / ${rows} else (i - ${rows})::numeric / ${othersRows} end)
        * ${now - start})::bigint as ms
    from generate_series(1, ${every}) as i`;
  await sql.unsafe(`set session_replication_role = replica`);
  for (const id of others)
    await sql`insert into organizations (id, name, slug) values (${id}, 'Other', ${`other-${id}`})`;
  await sql.unsafe(`
    insert into optimizations (id, organization_id, user_id, api_key_id, batch_id, status, provider, strategy, compression_level, output_format,
      original_text, refined_text, original_tokens, refined_tokens, metadata, created_at)
    select ${idAt('ms', `'o' || i`)}, organization_id, '${userId}'::uuid,
      case when i % 3 = 0 then '${apiKeyId}'::uuid end, case when i % 2 = 0 and own then '${batchId}'::uuid end,
      case when rare and i % 2 = 0 then 'failed' when not own and i % ${inFlight} = 0 then 'processing' else 'completed' end,
      case when rare then 'openai' else 'local' end, 'UNIVERSAL', 'medium', 'default',
      'Please write a poem, number ' || i, 'Write poem ' || i, 7, 4,
      case when rare then '{"env": "prod", "ticket": "seldom"}'::jsonb else '{"env": "prod"}'::jsonb end,
      to_timestamp(ms / 1000.0)
    from (${source}) as s`);
  await sql.unsafe(`
    insert into batch_jobs (id, organization_id, user_id, status, options, total, completed, created_at, started_at, finished_at, ended_at)
    select ${idAt('ms', `'b' || i`)}, organization_id, '${userId}'::uuid, case when rare then 'failed' else 'completed' end, '{}'::jsonb, 1, 1,
      to_timestamp(ms / 1000.0), to_timestamp(ms / 1000.0), to_timestamp(ms / 1000.0), to_timestamp(ms / 1000.0)
    from (${source}) as s where i % 4 = 0
    union all
    select ${idAt('ms', `'open' || i`)}, organization_id, '${userId}'::uuid, 'running', '{}'::jsonb, 1, 0, to_timestamp(ms / 1000.0), now(), null::timestamptz, null::timestamptz
    from (${source}) as s where not own and i % ${inFlight} = 0`);
  await sql`
    insert into batch_jobs (id, organization_id, user_id, status, options, total, completed, started_at)
    values (${batchId}, ${organizationId}, ${userId}, 'running', '{}', ${rows}, ${rows - 20}, now())`;
  await sql.unsafe(`
    insert into batch_items (id, organization_id, batch_id, position, metadata, status, optimization_id)
    select ${idAt('ms', `'i' || i`)}, organization_id, case when own then '${batchId}'::uuid else ${idAt('0', `'x' || i % 40`)} end, i, '{}',
      case when own and i > ${rows} - 10 then 'processing' when own and i > ${rows} - 20 then 'failed' else 'completed' end,
      ${idAt('ms', `'o' || i`)}
    from (${source}) as s`);
  await sql.unsafe(`
    insert into audit_log (id, organization_id, actor_kind, user_id, api_key_id, action, target, created_at, sequence, previous_hash, hash)
    select ${idAt('ms', `'a' || i`)}, organization_id, 'user',
      case when rare then '${apiKeyId}'::uuid when i % 2 = 0 then '${userId}'::uuid::uuid end,
      case when not rare and i % 2 = 1 then '${apiKeyId}'::uuid end,
      case when rare then 'webhook.delete' else 'api-key.update' end, case when rare then 'seldom' else 'often' end,
      to_timestamp(ms / 1000.0), 1000 + i, '', ''
    from (${source}) as s`);
  for (const id of [quietWebhookId, busyWebhookId])
    await sql`
      insert into webhooks (id, organization_id, url, events, sealed_secret, created_at)
      values (${id}, ${organizationId}, 'https://example.com', '{}', '', now())`;
  await sql.unsafe(`
    insert into work_jobs (id, organization_id, kind, status, options, total, completed, created_at, finished_at, ended_at)
    select ${idAt('ms', `'w' || i`)}, organization_id, 'webhook', 'completed',
      jsonb_build_object('webhookId', case when rare then '${quietWebhookId}' else '${busyWebhookId}' end,
        'eventId', ${idAt('ms', `'e' || i`)}, 'type', 'optimization.completed', 'at', now(), 'data', '{}'::jsonb),
      1, 1, now(), now(), now()
    from (${source}) as s`);
  await sql.unsafe(`
    insert into work_items (id, organization_id, job_id, position, payload, status)
    select id, organization_id, id, 1, '{}', 'completed' from work_jobs`);
  await fillPeople(sql, filling, source, apiKeyId);
  await fillCalls(sql, filling, source, apiKeyId);
  await fillChats(sql, filling, source, chatId);
  await fillLibrary(sql, filling, source);
  await fillPublished(sql, source);
  await sql`update organizations set prompt_retention_days = 365`;
  await sql.unsafe('set session_replication_role = default');
  await sql.unsafe('vacuum analyze');
  const [middle] = await sql<{ id: string; createdAt: Date }[]>`
    select id, created_at as "createdAt" from optimizations where organization_id = ${organizationId}
    order by id offset ${Math.floor(rows / 2)} limit 1`;
  if (!middle) throw new Error('Nothing was filled.');
  return {
    middleOptimization: middle.id,
    middleTime: middle.createdAt,
    batchId,
    quietWebhookId,
    busyWebhookId,
    apiKeyId,
    chatId,
  };
}

/** A call to a model for each; what is rare is of a key, and half of it has failed. */
const fillCalls = async (sql: Sql, { userId }: Filling, source: string, apiKeyId: string): Promise<void> => {
  await sql.unsafe(`
    insert into model_calls (id, organization_id, user_id, api_key_id, kind, metadata, status, requested_provider, requested_model, provider,
      model, answered_model, attempts, input_tokens, cached_input_tokens, cache_write_tokens, output_tokens, reasoning_tokens, cost_micros,
      latency_ms, created_at)
    select ${idAt('ms', `'c' || i`)}, organization_id, '${userId}'::uuid,
      case when rare then '${apiKeyId}'::uuid when i % 2 = 0 then ${idAt('0', `'k' || i % 5`)} end,
      case when i % 3 = 0 then 'verify' else 'optimize' end, '{"env": "prod"}',
      case when rare and i % 2 = 0 then 'failed' else 'completed' end, 'openai', 'gpt-5-mini', 'openai', 'gpt-5-mini', 'gpt-5-mini',
      '[{"provider": "openai", "model": "gpt-5-mini", "error": null, "latencyMs": 900}]', 900, 0, 0, 200, 60, 410, 900,
      to_timestamp(ms / 1000.0)
    from (${source}) as s`);
  // As many texts as are kept, and calls that were counted today.
  await sql.unsafe(`
    insert into call_texts (id, organization_id, user_id, request, request_cut, reply, reply_cut, created_at)
    select ${idAt('ms', `'c' || i`)}, organization_id, '${userId}'::uuid, 'Hello', false, 'Hello!', false, to_timestamp(ms / 1000.0)
    from (${source}) as s where to_timestamp(ms / 1000.0) > now() - interval '29 days'`);
  await sql.unsafe(`
    insert into counted_calls (id, organization_id) select ${idAt('ms', `'d' || i`)}, organization_id
    from (${source}) as s where to_timestamp(ms / 1000.0) > now() - interval '23 hours'`);
};

/** A conversation for each, of which few are of the person, and one with as many messages. */
async function fillChats(
  sql: Sql,
  { organizationId, userId }: Filling,
  source: string,
  chatId: string,
): Promise<void> {
  await sql.unsafe(`
    insert into chat_sessions (id, organization_id, user_id, model, created_at, updated_at)
    select ${idAt('ms', `'s' || i`)}, organization_id,
      case when rare then '${userId}'::uuid else ${idAt('0', `'u' || i % 50`)} end, 'auto', to_timestamp(ms / 1000.0), to_timestamp(ms / 1000.0)
    from (${source}) as s
    union all
    select '${chatId}'::uuid, '${organizationId}'::uuid, '${userId}'::uuid, 'auto', now(), now()`);
  await sql.unsafe(`
    insert into chat_messages (id, organization_id, session_id, position, role, content, tokens, status, created_at)
    select ${idAt('ms', `'t' || i`)}, organization_id, case when own then '${chatId}'::uuid else ${idAt('0', `'y' || i % 4000`)} end, i,
      case when i % 2 = 0 then 'user' else 'assistant' end, 'Write poem number ' || i, 6, 'completed', to_timestamp(ms / 1000.0)
    from (${source}) as s`);
}

/** A third as many prompts of the library, of two versions, each enriched once. */
async function fillLibrary(sql: Sql, { organizationId, userId }: Filling, source: string): Promise<void> {
  const some = `(${source}) as s where i % 3 = 0 or i = 1`;
  const text = `'Answer the mail number ' || i || ' of a customer in at most ' || i % 90 || ' words and sign as ' || md5(i::text)
    || case when rare then ' (seldom)' else '' end`;
  await sql`insert into projects (id, organization_id, name, is_default, created_at) values (${organizationId}, ${organizationId}, 'Default', true, now())`;
  await sql.unsafe(`
    insert into prompts (id, organization_id, project_id, name, slug, type, folder, category, tags, latest, created_at, updated_at)
    select ${idAt('ms', `'p' || i`)}, organization_id, '${organizationId}'::uuid, 'Answer ' || i, 'answer-' || i, 'text',
      case when rare then 'seldom' else 'mail' end, case when rare then 'seldom' else 'support' end,
      case when rare then '{mail,seldom}'::text[] else '{mail}'::text[] end, 2, now(), now()
    from ${some}`);
  await sql.unsafe(`
    insert into prompt_versions (id, organization_id, prompt_id, number, kind, messages, config, variables, tokens, hash, author_id, created_at)
    select ${idAt('ms', `'pv' || n || i`)}, organization_id, ${idAt('ms', `'p' || i`)}, n, 'authored',
      jsonb_build_array(jsonb_build_object('role', 'user', 'content', ${text})), '{}', '{}', 20, md5(n::text || i), '${userId}'::uuid, now()
    from (select s.*, n from ${some.replace(' as s where', ' as s cross join generate_series(1, 2) as n where')}) as s`);
  await sql.unsafe(`
    insert into prompt_search (prompt_id, organization_id, text)
    select ${idAt('ms', `'p' || i`)}, organization_id, lower('Answer ' || i || ' ' || ${text}) from ${some}`);
  await sql.unsafe(`
    insert into prompt_labels (organization_id, prompt_id, label, version, moved_at)
    select organization_id, ${idAt('ms', `'p' || i`)}, case when rare then 'seldom' else 'production' end, 1, now() from ${some}`);
  await sql.unsafe(`
    insert into enrichments (id, organization_id, user_id, prompt_id, prompt_version, status, input_hash, repeatable, strict, original_text,
      enriched_text, provider, created_at)
    select ${idAt('ms', `'en' || i`)}, organization_id, '${userId}'::uuid, ${idAt('ms', `'p' || i`)}, 1, case when rare then 'failed' else 'completed' end,
      md5(i::text), true, false, ${text}, '# Task' || ${text}, 'local', to_timestamp(ms / 1000.0) from ${some}`);
}

/** All prompts of the library are public. */
async function fillPublished(sql: Sql, source: string): Promise<void> {
  const some = `(${source}) as s where i % 3 = 0 or i = 1`;
  const text = `'Answer ' || i || ' the mail of a customer and sign as ' || md5(i::text) || case when rare then ' (seldom)' else '' end`;
  await sql.unsafe(`
    insert into publications (id, organization_id, prompt_id, created_at)
    select ${idAt('ms', `'pub' || i`)}, organization_id, ${idAt('ms', `'p' || i`)}, now() from ${some}`);
  await sql.unsafe(`
    insert into published_prompts (id, organization_id, publication_id, revision, version, name, category, tags, type, messages, config, variables,
      tokens, excerpt, search, hash, created_at, status)
    select ${idAt('ms', `'snap' || i`)}, organization_id, ${idAt('ms', `'pub' || i`)}, 1, 1, 'Answer ' || i,
      case when rare then 'seldom' else 'support' end, case when rare then '{mail,seldom}'::text[] else '{mail}'::text[] end, 'text',
      jsonb_build_array(jsonb_build_object('role', 'user', 'content', ${text})), '{}', '{}', 20, ${text}, lower(${text}), md5(i::text), now(),
      case when i % 1000 = 0 then 'pending' else 'approved' end
    from ${some}`);
}

/** Less of each: members, keys, invitations, sessions, and requests that are remembered. */
async function fillPeople(
  sql: Sql,
  { organizationId, userId }: Filling,
  source: string,
  apiKeyId: string,
): Promise<void> {
  const some = `(${source}) as s where i % 20 = 0`;
  await sql.unsafe(`
    insert into users (id, email, full_name, password_hash)
    select ${idAt('ms', `'u' || i`)}, i || '@filled.example', 'Somebody', '' from ${some}`);
  await sql.unsafe(`
    insert into memberships (organization_id, user_id, role)
    select organization_id, ${idAt('ms', `'u' || i`)}, 'member' from ${some}`);
  await sql.unsafe(`
    insert into api_keys (id, organization_id, user_id, name, prefix, key_hash, scopes)
    select ${idAt('ms', `'k' || i`)}, organization_id, ${idAt('ms', `'u' || i`)}, 'key', 'prk_' || i, 'hash' || i, '{}' from ${some}`);
  await sql`
    insert into api_keys (id, organization_id, user_id, name, prefix, key_hash, scopes)
    values (${apiKeyId}, ${organizationId}, ${userId}, 'key', 'prk_seldom', 'seldom', '{}')`;
  await sql.unsafe(`
    insert into invitations (id, organization_id, email, role, token_hash, invited_by, created_at, expires_at)
    select ${idAt('ms', `'v' || i`)}, organization_id, i || '@invited.example', 'member', 'hash' || i, '${userId}'::uuid, now(), now() + interval '7 days'
    from ${some}`);
  await sql.unsafe(`
    insert into idempotency_keys (organization_id, key, route, request_hash, locked_until, expires_at)
    select organization_id, i::text, '', '', now(), now() + interval '1 day' from ${some}`);
  await sql.unsafe(`
    insert into sessions (id, organization_id, user_id, refresh_token_hash, expires_at)
    select ${idAt('ms', `'s' || i`)}, organization_id, ${idAt('ms', `'u' || i`)}, '', now() + interval '7 days' from ${some}`);
}
