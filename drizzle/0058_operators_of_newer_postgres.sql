-- From Postgres 16 on, who makes a role is a member of it that may not become it: the migration that made this one saw a member, and granted
-- nothing. So the owner could not run the commands for operators.
DO $$ BEGIN
  IF current_setting('server_version_num')::int >= 160000 THEN
    IF NOT pg_has_role(current_user, 'refinery_operator', 'SET') THEN
      EXECUTE format('GRANT refinery_operator TO %I', current_user);
    END IF;
  END IF;
EXCEPTION WHEN OTHERS THEN
  -- Two databases of one cluster migrated at the same moment: the other one made the grant. Or another owner made the role, and only they may
  -- grant it: then nothing but the commands for operators is without it, and they say so.
  IF SQLSTATE NOT IN ('XX000', '23505', '42501') THEN RAISE; END IF;
END $$;
