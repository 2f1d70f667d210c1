import type { ChangeListener } from '@refinery/db/listen-for-changes.ts';
import type { DecidedTexts } from './decided-texts.ts';
import { type GatewayProfile, gatewayChange } from './gateway-profile.ts';
import type { KeyIdentity, SessionIdentity } from './identity.ts';
import { IdentityCache } from './identity-cache.ts';
import { openPublishedPages, PUBLISHED_CHANGED, type PublishedPages } from './published-pages.ts';

/** Of the refined texts of all organizations in the memory of a process. */
const MAX_TEXT_CHARACTERS = 64 * 1024 * 1024;

/** Who calls and what everybody is shown, known without asking Postgres each time. */
export interface Identities {
  /** By the SHA-256 of a key. */
  keys: IdentityCache<KeyIdentity>;
  /** By the id of a session. */
  sessions: IdentityCache<SessionIdentity>;
  /** What calls of organizations to models go by, by the organization's id. */
  gateways: IdentityCache<GatewayProfile>;
  /** What was decided of the system texts of organizations, by the organization's id. */
  decidedTexts: IdentityCache<DecidedTexts>;
  /** What organizations have published for everybody. */
  published: PublishedPages;
  /** Waits until what was committed before this call is known here. */
  caughtUp(): Promise<void>;
  close(): Promise<void>;
}

/** What else of a process depends on things that change. */
export interface Forgetful {
  /** Drops what depends on the thing with this id. */
  forget(id: string): void;
  clear(): void;
}

/** Told of changes by the database; see `ChangeListener`. */
export type OpenListener = (heard: { onChange: (id: string) => void; onLost: () => void }) => ChangeListener;

/**
 * Opens the caches of a process, which ask Postgres each time while nobody would tell them of changes.
 * Processes that nobody calls never listen.
 */
export function openIdentities(open: OpenListener, others: readonly Forgetful[] = []): Identities {
  let listener: ChangeListener | undefined;
  const isCurrent = (): boolean => {
    listener ??= open({
      onChange: (id) => {
        if (id === PUBLISHED_CHANGED) return published.clear();
        keys.forget(id);
        sessions.forget(id);
        gateways.forget(id);
        decidedTexts.forget(id);
        for (const other of others) other.forget(id);
      },
      onLost: () => {
        keys.clear();
        sessions.clear();
        gateways.clear();
        decidedTexts.clear();
        for (const other of others) other.clear();
        published.clear();
      },
    });
    return listener.isCurrent();
  };
  const keys = new IdentityCache<KeyIdentity>(isCurrent, idsOf);
  const sessions = new IdentityCache<SessionIdentity>(isCurrent, idsOf);
  const gateways = new IdentityCache<GatewayProfile>(isCurrent, ({ organizationId }) => [
    gatewayChange(organizationId),
  ]);
  const decidedTexts = new IdentityCache<DecidedTexts>(
    isCurrent,
    ({ organizationId }) => [gatewayChange(organizationId)],
    { sizeOf: ({ size }) => size, maxSize: MAX_TEXT_CHARACTERS },
  );
  const published = openPublishedPages(isCurrent);
  return {
    keys,
    sessions,
    gateways,
    decidedTexts,
    published,
    caughtUp: async () => listener?.caughtUp(),
    close: async () => listener?.close(),
  };
}

/** Postgres announces a changed membership or plan by the id of the user or of the organization. */
const idsOf = ({ id, userId, organizationId }: KeyIdentity | SessionIdentity) => [id, userId, organizationId];
