-- Two roles serve the product, and neither can bypass row-level security:
--   refinery_app     serves tenants: sees the rows of the organization its transaction names, and no other
--   refinery_system  signs people in and finds work across organizations: never reads a prompt
DO $$ BEGIN
  CREATE ROLE refinery_app NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
--> statement-breakpoint
DO $$ BEGIN
  CREATE ROLE refinery_system NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
--> statement-breakpoint
DO $$ BEGIN
  EXECUTE format('GRANT refinery_app, refinery_system TO %I', current_user);
EXCEPTION WHEN OTHERS THEN
  -- Two databases of one cluster migrated at the same moment: the other one made the grant.
  IF SQLSTATE NOT IN ('XX000', '23505') THEN RAISE; END IF;
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO refinery_app, refinery_system;
--> statement-breakpoint
CREATE FUNCTION current_organization_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.organization_id', true), '')::uuid;
--> statement-breakpoint
DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY[
    'memberships', 'sessions', 'api_keys', 'provider_configs', 'subscriptions', 'optimizations',
    'batch_jobs', 'batch_items', 'batch_lanes', 'idempotency_keys'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format(
      'CREATE POLICY tenant ON %I TO refinery_app USING (organization_id = current_organization_id()) '
      'WITH CHECK (organization_id = current_organization_id())', tenant_table);
  END LOOP;
END $$;
--> statement-breakpoint
ALTER TABLE organizations ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE organizations FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON organizations TO refinery_app
  USING (id = current_organization_id()) WITH CHECK (id = current_organization_id());
--> statement-breakpoint
ALTER TABLE users ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE users FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON users FOR SELECT TO refinery_app USING (
  EXISTS (SELECT 1 FROM memberships m WHERE m.user_id = users.id AND m.organization_id = current_organization_id())
);
--> statement-breakpoint
GRANT SELECT, UPDATE ON organizations TO refinery_app;
--> statement-breakpoint
GRANT SELECT (id, email, full_name, created_at) ON users TO refinery_app;
--> statement-breakpoint
GRANT SELECT ON memberships TO refinery_app;
--> statement-breakpoint
GRANT SELECT, UPDATE ON subscriptions TO refinery_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON
  api_keys, provider_configs, optimizations, batch_jobs, batch_items, batch_lanes, idempotency_keys
  TO refinery_app;
--> statement-breakpoint
-- The system role: identities whole, and of the tenants' work only what says where work waits.
DO $$
DECLARE
  identity_table text;
BEGIN
  FOREACH identity_table IN ARRAY ARRAY[
    'organizations', 'users', 'memberships', 'sessions', 'api_keys', 'subscriptions', 'batch_jobs',
    'optimizations', 'idempotency_keys'
  ] LOOP
    EXECUTE format('CREATE POLICY system ON %I TO refinery_system USING (true) WITH CHECK (true)', identity_table);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON organizations, users, memberships, sessions, subscriptions TO refinery_system;
--> statement-breakpoint
GRANT DELETE ON sessions TO refinery_system;
--> statement-breakpoint
GRANT SELECT ON api_keys TO refinery_system;
--> statement-breakpoint
GRANT UPDATE (last_used_at) ON api_keys TO refinery_system;
--> statement-breakpoint
GRANT SELECT (id, organization_id, status, created_at) ON batch_jobs TO refinery_system;
--> statement-breakpoint
GRANT SELECT (id, organization_id, status, created_at) ON optimizations TO refinery_system;
--> statement-breakpoint
GRANT SELECT (organization_id, key, expires_at), DELETE ON idempotency_keys TO refinery_system;
