-- However an organization goes, its subscription must end: who it was at Stripe stays until billing has seen to that.
CREATE OR REPLACE FUNCTION keep_former_customer() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  INSERT INTO former_customers (customer_id, former_organization_id) VALUES (OLD.customer_id, OLD.organization_id)
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION keep_former_customer() FROM PUBLIC;
