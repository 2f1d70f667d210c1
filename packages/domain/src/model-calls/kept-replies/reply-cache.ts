import type { RelayOutcome } from '@refinery/relay/relay/relay-reply.ts';
import { gatewayChange } from '../../identities/gateway-profile.ts';
import { Gathering } from './gathering.ts';

/** Of all replies together, in one process. */
const MAX_BYTES = 64 * 1024 * 1024;
/** One reply takes no more than this part of them. */
const MAX_REPLY_PART = 1 / 16;
/** About what an entry takes beside the reply itself. */
const ENTRY_BYTES = 1_024;
/** How often what has expired is removed, although nobody asks for it. */
const SWEEP_MS = 60_000;

/** Whose call it is, and all that was said in it. */
export interface ReplyKey {
  organizationId: string;
  apiKeyId: string;
  /** SHA-256 of everything that the reply depends on. */
  digest: string;
  /** How long a reply may be used. */
  ttlSeconds: number;
}

/** A whole reply. */
export interface KeptReply {
  status: number;
  headers: Readonly<Record<string, string>>;
  /** As the caller got it; of a stream all its events. */
  bytes: Buffer;
  /** The call that it comes from: what an identical one would have used. */
  call: KeptCall;
}

/** A call whose reply was kept. */
export interface KeptCall {
  callId: string;
  provider: string;
  model: string;
  /** With the tokens that it used. */
  outcome: RelayOutcome;
}

interface Entry extends KeptReply {
  key: ReplyKey;
  size: number;
  expiresAt: number;
}

/** The replies of an organization, those used longest ago first. */
interface Share {
  bytes: number;
  entries: Map<string, Entry>;
}

export interface ReplyCacheOptions {
  clock: { now(): Date };
  /** Default: 64 MB. */
  maxBytes?: number;
}

/**
 * Whole replies in the memory of a process, for identical calls; never in Redis or on disk. Where they become
 * too many, the organization that has most loses those used longest ago: one that keeps little is not pushed
 * out by one that keeps much.
 */
export class ReplyCache {
  readonly #clock: ReplyCacheOptions['clock'];
  readonly #maxBytes: number;
  /** Replies that may be kept when they are whole. They have as many bytes again. */
  readonly gathering: Gathering;
  readonly #shares = new Map<string, Share>();
  /** What goes when a key is changed or deleted. */
  readonly #ofKeys = new Map<string, Set<Entry>>();
  #bytes = 0;
  #sweptAt = 0;

  constructor({ clock, maxBytes = MAX_BYTES }: ReplyCacheOptions) {
    this.#clock = clock;
    this.#maxBytes = maxBytes;
    this.gathering = new Gathering({ maxBytes, maxReplyBytes: this.maxReplyBytes });
  }

  /** What is in memory, entries included. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The most that one reply may have. */
  get maxReplyBytes(): number {
    return Math.floor(this.#maxBytes * MAX_REPLY_PART);
  }

  /** The reply to an identical call, as long as it may be used. */
  find({ organizationId, digest }: ReplyKey): KeptReply | undefined {
    const share = this.#shares.get(organizationId);
    const entry = share?.entries.get(digest);
    if (!share || !entry) return undefined;
    if (entry.expiresAt <= this.#clock.now().getTime()) {
      this.#drop(entry);
      return undefined;
    }
    share.entries.delete(digest);
    share.entries.set(digest, entry);
    return entry;
  }

  /** Keeps a reply, which must be whole and good. One that is too large is not kept. */
  keep(key: ReplyKey, reply: KeptReply): void {
    const now = this.#clock.now().getTime();
    this.#sweep(now);
    const size = reply.bytes.byteLength + ENTRY_BYTES;
    if (reply.bytes.byteLength > this.maxReplyBytes) return;
    const share = this.#shareOf(key.organizationId);
    const known = share.entries.get(key.digest);
    if (known) this.#drop(known);
    const entry: Entry = { ...reply, key, size, expiresAt: now + key.ttlSeconds * 1_000 };
    this.#add(entry);
    while (this.#bytes > this.#maxBytes) this.#dropOldestOfLargest();
  }

  /** Drops what depends on the thing with this id: a key, an organization, or what calls of that go by. */
  forget(id: string): void {
    for (const entry of this.#ofKeys.get(id) ?? []) this.#drop(entry);
    const organizationId = id.startsWith(CHANGE_OF_GATEWAY) ? id.slice(CHANGE_OF_GATEWAY.length) : id;
    for (const entry of this.#shares.get(organizationId)?.entries.values() ?? []) this.#drop(entry);
  }

  clear(): void {
    this.#shares.clear();
    this.#ofKeys.clear();
    this.#bytes = 0;
  }

  #shareOf(organizationId: string): Share {
    const known = this.#shares.get(organizationId);
    if (known) return known;
    const share: Share = { bytes: 0, entries: new Map() };
    this.#shares.set(organizationId, share);
    return share;
  }

  #add(entry: Entry): void {
    const { organizationId, apiKeyId, digest } = entry.key;
    const share = this.#shareOf(organizationId);
    share.entries.set(digest, entry);
    share.bytes += entry.size;
    this.#bytes += entry.size;
    const ofKey = this.#ofKeys.get(apiKeyId) ?? new Set();
    this.#ofKeys.set(apiKeyId, ofKey.add(entry));
  }

  #drop(entry: Entry): void {
    const { organizationId, apiKeyId, digest } = entry.key;
    const share = this.#shares.get(organizationId);
    if (!share?.entries.delete(digest)) return;
    share.bytes -= entry.size;
    this.#bytes -= entry.size;
    if (share.entries.size === 0) this.#shares.delete(organizationId);
    const ofKey = this.#ofKeys.get(apiKeyId);
    ofKey?.delete(entry);
    if (ofKey?.size === 0) this.#ofKeys.delete(apiKeyId);
  }

  #dropOldestOfLargest(): void {
    let largest: Share | undefined;
    for (const share of this.#shares.values()) if (share.bytes > (largest?.bytes ?? 0)) largest = share;
    const oldest = largest?.entries.values().next();
    if (oldest && !oldest.done) this.#drop(oldest.value);
  }

  #sweep(now: number): void {
    if (now - this.#sweptAt < SWEEP_MS) return;
    this.#sweptAt = now;
    for (const { entries } of this.#shares.values()) {
      for (const entry of entries.values()) if (entry.expiresAt <= now) this.#drop(entry);
    }
  }
}

const CHANGE_OF_GATEWAY = gatewayChange('');
