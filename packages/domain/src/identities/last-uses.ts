import type { Db } from '@refinery/db/create-db.ts';
import { apiKeys } from '@refinery/db/schema/api-keys.ts';
import { sessions } from '@refinery/db/schema/sessions.ts';
import { type SQL, sql } from 'drizzle-orm';

/** Uses that wait to be written; those of further ones are lost, which costs nothing but a line in a list. */
const MAX_WAITING = 10_000;

interface Use {
  at: Date;
  address: string | null;
}

/** When keys and sessions were used last, and from where. */
export interface LastUses {
  ofKey(id: string, at: Date, address: string): void;
  ofSession(id: string, at: Date): void;
  /** That the session of a cookie was used, and therefore ends later. */
  ofCookie(id: string, expiresAt: Date): void;
}

/** Writes uses in the background: those that come while some are written go together after them. */
export function createLastUses(
  db: Db,
  background: { run(name: string, work: () => Promise<unknown>): void },
): LastUses {
  const keys = new Map<string, Use>();
  const seen = new Map<string, Use>();
  const ends = new Map<string, Use>();
  let writing = false;

  const write = async (): Promise<void> => {
    try {
      while (keys.size || seen.size || ends.size) {
        const [ofKeys, ofSessions, ofCookies] = [taken(keys), taken(seen), taken(ends)];
        if (ofKeys.length) await db.execute(keysStatement(ofKeys));
        if (ofSessions.length) await db.execute(sessionsStatement(ofSessions));
        if (ofCookies.length) await db.execute(endsStatement(ofCookies));
      }
    } finally {
      writing = false;
    }
  };
  const note = (uses: Map<string, Use>, id: string, use: Use): void => {
    if (uses.size < MAX_WAITING) uses.set(id, use);
    if (writing) return;
    writing = true;
    background.run('last uses', write);
  };
  return {
    ofKey: (id, at, address) => note(keys, id, { at, address }),
    ofSession: (id, at) => note(seen, id, { at, address: null }),
    ofCookie: (id, at) => note(ends, id, { at, address: null }),
  };
}

/** In the order of their ids, in which others lock them, too. */
function taken(uses: Map<string, Use>): (Use & { id: string })[] {
  const all = [...uses].map(([id, use]) => ({ id, ...use }));
  uses.clear();
  return all.sort((a, b) => (a.id < b.id ? -1 : 1));
}

const given = (uses: (Use & { id: string })[]): SQL => sql`
  jsonb_to_recordset(${JSON.stringify(uses)}::text::jsonb) as given(id uuid, at timestamptz, address text)`;

const keysStatement = (uses: (Use & { id: string })[]): SQL => sql`
  update ${apiKeys} set last_used_at = given.at, last_used_address = given.address from ${given(uses)}
  where ${apiKeys.id} = given.id and (${apiKeys.lastUsedAt} is null or ${apiKeys.lastUsedAt} < given.at)`;

const sessionsStatement = (uses: (Use & { id: string })[]): SQL => sql`
  update ${sessions} set last_seen_at = given.at from ${given(uses)}
  where ${sessions.id} = given.id and (${sessions.lastSeenAt} is null or ${sessions.lastSeenAt} < given.at)`;

/** One that has ended meanwhile stays ended. */
const endsStatement = (uses: (Use & { id: string })[]): SQL => sql`
  update ${sessions} set expires_at = given.at from ${given(uses)}
  where ${sessions.id} = given.id and ${sessions.revokedAt} is null and ${sessions.expiresAt} < given.at`;
