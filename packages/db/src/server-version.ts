import postgres from 'postgres';

const TIMEOUT_SECONDS = 5;

/**
 * The version of the Postgres at `url`, such as `18.1`. Throws where it cannot be reached within 5 s, or
 * refuses.
 */
export async function readServerVersion(url: string): Promise<string> {
  const sql = postgres(url, { max: 1, connect_timeout: TIMEOUT_SECONDS, onnotice: () => undefined });
  try {
    const [row] = await sql`select current_setting('server_version') as version`;
    return String(row?.version ?? '');
  } finally {
    await sql.end({ timeout: 1 });
  }
}
