-- One report of each person, whatever organization they act in. The owner may be somebody whom row-level security binds, too.
CREATE POLICY "counts" ON "publication_reports" TO CURRENT_USER USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "counts" ON "publications" FOR SELECT TO CURRENT_USER USING (true);--> statement-breakpoint
CREATE POLICY "counts" ON "memberships" FOR SELECT TO CURRENT_USER USING (true);--> statement-breakpoint
DELETE FROM publication_reports AS later USING publication_reports AS first
  WHERE later.publication_id = first.publication_id AND later.user_id = first.user_id
    AND (later.created_at, later.organization_id) > (first.created_at, first.organization_id);--> statement-breakpoint
ALTER TABLE "publication_reports" DROP CONSTRAINT "publication_reports_publication_id_organization_id_pk";--> statement-breakpoint
ALTER TABLE "publication_reports" ADD COLUMN "id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "publication_reports" ADD CONSTRAINT "publication_reports_person_key" UNIQUE("publication_id","user_id");--> statement-breakpoint
GRANT SELECT ("id") ON "publication_reports" TO refinery_platform;--> statement-breakpoint
-- How many people have reported a published prompt since an operator decided last, of those that count: their address is confirmed, their account was
-- seven days old when they reported, it is not disabled, and they are no members of the organization that published the prompt. As the owner:
-- refinery_platform reads who reported nowhere.
CREATE FUNCTION count_reporters(publication uuid) RETURNS integer
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN (
    SELECT count(*) FROM publication_reports r
      JOIN publications p ON p.id = r.publication_id
      JOIN users u ON u.id = r.user_id
    WHERE r.publication_id = publication AND r.settled_at IS NULL
      AND u.email_verified_at IS NOT NULL AND u.disabled_at IS NULL
      AND r.created_at >= u.created_at + interval '168 hours'
      AND NOT EXISTS (SELECT FROM memberships m WHERE m.user_id = u.id AND m.organization_id = p.organization_id)
  );
END $$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION count_reporters(uuid) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION count_reporters(uuid) TO refinery_platform;
