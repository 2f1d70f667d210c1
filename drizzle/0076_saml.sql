ALTER TABLE "sso_connections" ALTER COLUMN "client_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "sso_connections" ALTER COLUMN "sealed_secret" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "sso_connections" ADD COLUMN "saml" jsonb;--> statement-breakpoint
ALTER TABLE "sso_connections" ADD COLUMN "metadata_url" text;--> statement-breakpoint
ALTER TABLE "sso_connections" ADD COLUMN "checked_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "sso_connections_checked_idx" ON "sso_connections" USING btree ("checked_at") WHERE kind = 'saml';--> statement-breakpoint
ALTER TABLE "sso_connections" ADD CONSTRAINT "sso_connections_of_kind" CHECK ((kind = 'oidc') = (client_id is not null and sealed_secret is not null and saml is null and checked_at is null)
          and (kind = 'saml') = (saml is not null and checked_at is not null and client_id is null and sealed_secret is null));--> statement-breakpoint
GRANT UPDATE (saml, metadata_url, checked_at) ON sso_connections TO refinery_app;--> statement-breakpoint
-- The daily look finds what is due, of all organizations; each is changed in its own.
GRANT SELECT (kind, checked_at) ON sso_connections TO refinery_system;
