import type { ChangeListener } from '@refinery/db/listen-for-changes.ts';
import {
  openPublishedPages,
  PUBLISHED_CHANGED,
  type PublishedPages,
} from '../public-pages/published-pages.ts';
import type { KeyIdentity, SessionIdentity } from './identity.ts';
import { IdentityCache } from './identity-cache.ts';

/** Who calls and what everybody is shown, known without asking Postgres each time. */
export interface Identities {
  /** By the SHA-256 of a key. */
  keys: IdentityCache<KeyIdentity>;
  /** By the id of a session. */
  sessions: IdentityCache<SessionIdentity>;
  /** What organizations have published for everybody. */
  published: PublishedPages;
  /** Waits until what was committed before this call is known here. */
  caughtUp(): Promise<void>;
  close(): Promise<void>;
}

/** Told of changes by the database; see `ChangeListener`. */
export type OpenListener = (heard: { onChange: (id: string) => void; onLost: () => void }) => ChangeListener;

/**
 * Opens the caches of a process, which ask Postgres each time while nobody would tell them of changes. Processes that nobody calls
 * never listen.
 */
export function openIdentities(open: OpenListener): Identities {
  let listener: ChangeListener | undefined;
  const isCurrent = (): boolean => {
    listener ??= open({
      onChange: (id) => {
        if (id === PUBLISHED_CHANGED) return published.clear();
        keys.forget(id);
        sessions.forget(id);
      },
      onLost: () => {
        keys.clear();
        sessions.clear();
        published.clear();
      },
    });
    return listener.isCurrent();
  };
  const keys = new IdentityCache<KeyIdentity>(isCurrent, idsOf);
  const sessions = new IdentityCache<SessionIdentity>(isCurrent, idsOf);
  const published = openPublishedPages(isCurrent);
  return {
    keys,
    sessions,
    published,
    caughtUp: async () => listener?.caughtUp(),
    close: async () => listener?.close(),
  };
}

/** Memberships and plans are told by the ids of whose they are. */
const idsOf = ({ id, userId, organizationId }: KeyIdentity | SessionIdentity) => [id, userId, organizationId];
