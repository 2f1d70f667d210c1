-- A person who chooses a new password may delete their API keys in all organizations, in the same transaction.
GRANT DELETE ON "api_keys" TO refinery_system;
