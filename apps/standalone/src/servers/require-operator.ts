import type { Db } from '@refinery/db/create-db.ts';
import { StartError, systemErrorCode } from '@refinery/embedded/errors.ts';

const INSUFFICIENT_PRIVILEGE = '42501';
/** Postgres says so of a role that it does not let the user take, too. */
const INVALID_PARAMETER = '22023';

/** Throws `StartError` where the user that signs in may not work as `refinery_operator`. */
export async function requireOperator(operatorDb: Db): Promise<void> {
  try {
    await operatorDb.execute('select 1');
  } catch (error) {
    const code = systemErrorCode(error instanceof Error && error.cause ? error.cause : error) ?? '';
    if (![INSUFFICIENT_PRIVILEGE, INVALID_PARAMETER].includes(code)) throw error;
    throw new StartError(
      'The user of DATABASE_URL may not work as refinery_operator. The user of the API and the worker may not do so, either.',
      'Sign in as the owner of the database, as for the migrations. Or let the owner run GRANT refinery_operator TO the user.',
      { cause: error },
    );
  }
}
