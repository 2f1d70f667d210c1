import type { Static, TArray, TObject, TSchema } from 'typebox';
import type { AuditAction } from './audit.ts';
import type { Permission } from './enums.ts';
import type { ErrorCode } from './error-codes.ts';
import type { Feature } from './plans.ts';

/**
 * Who may call: everybody, whoever has signed in or holds an API key, only people who have signed in, those
 * of them who operate the product, or callers with a permission. What operators call concerns no organization
 * of theirs: neither that it is suspended nor what it asks of its people matters there.
 */
export type Access = 'public' | 'signed-in' | 'person' | 'operator' | Permission;

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A chapter of the documentation. */
export interface Tag {
  name: string;
  description: string;
}

/** Something that is not JSON, or of several forms: a schema for each content type. */
export interface Media {
  media: Readonly<Record<string, TSchema>>;
}

const SUCCESSES = [200, 201, 202, 204] as const;
export type Success = (typeof SUCCESSES)[number];

interface Common {
  /** Unique; the name of the client's method, too. */
  operationId: string;
  /** Whole, with `:name` for a parameter. */
  path: `/${string}`;
  access: Access;
  /** What callers need besides, whatever they ask for: its verb sees to that. */
  alsoNeeds?: readonly Permission[];
  /**
   * Callable also before the e-mail is confirmed and a second factor set up, where operator and organization
   * ask for that.
   */
  unverified?: true;
  /** Callable also while the organization is suspended. */
  suspended?: true;
  /** People may call it, too, who have signed in through an identity provider of their organization. */
  anySignIn?: true;
  /** Only organizations whose plan has it may call. */
  feature?: Feature;
  tag: Tag;
  summary: string;
  description: string;
  params?: TObject;
  query?: TObject;
  body?: TObject | Media;
  /** Callable without a body: that is one without fields. */
  bodyIsOptional?: true;
  /** One success, and signs of health that are no problem documents. */
  reply: Readonly<Partial<Record<Success | 503, TSchema | Media>>>;
  /**
   * Its own problems. Those of credentials, permissions, validation, limits and idempotency follow from the
   * rest.
   */
  errors: readonly ErrorCode[];
  /** Takes an `Idempotency-Key`: sent again, it answers again what it answered first. */
  idempotent?: true;
  /**
   * Replies have an `ETag` that begins with this field of theirs, a version's number; reads answer 304 to
   * whoever has the same reply already.
   */
  etag?: string;
  /**
   * Takes an `If-Match`: the numbers of versions that the caller would change, each in quotes as at the start
   * of an `ETag`.
   */
  ifMatch?: true;
  /** The path holds a secret: logs name the route instead. */
  secretPath?: true;
  /** Public, and yet it is found out who calls, if they show a credential. A wrong one is no obstacle. */
  mayBeKnown?: true;
  /** A list by pages: `limit` and `cursor`, and the next page in a `Link` header. */
  page?: true;
  limits?: {
    /** Most bytes of a JSON body; 256 KiB where it is not said. */
    bodyBytes?: number;
    /** What to do with more, as a sentence. */
    instead?: string;
    /** Which allowance of requests it uses up, where it is not that of reads or of writes. */
    rate?: 'fetches' | 'public';
  };
}

/** Reading changes nothing. */
interface Reading extends Common {
  method: 'GET';
  action?: never;
}

interface Changing extends Common {
  method: Exclude<Method, 'GET'>;
  /**
   * What the audit log says was done; null where nothing of the organization changes, or only what the
   * history records.
   */
  action: AuditAction | null;
}

/** What an endpoint is to clients. Examples stand in the schemas. */
export type Endpoint = Reading | Changing;

/** Declares an endpoint: the one place that routes, documentation, tests and the client read. */
export const endpoint = <const E extends Endpoint>(declared: E): E => declared;

/**
 * What a part of a request that is described in this way has; nothing is known of a body of several forms, or
 * where nothing is described.
 */
export type Fields<T> = T extends TSchema ? Static<T> : unknown;

/** What a caller gives: path, query and body together. Their names never collide. */
export type InputOf<E extends Endpoint> = Fields<E['params']> & Fields<E['query']> & Fields<E['body']>;

type SuccessOf<R> = { [S in keyof R]: S extends Success ? R[S] : never }[keyof R];

/** What a caller gets. */
export type ReplyOf<E extends Endpoint> =
  SuccessOf<E['reply']> extends infer S ? (S extends TSchema ? Static<S> : unknown) : never;

/** One thing of a list. */
export type ItemOf<E extends Endpoint> = SuccessOf<E['reply']> extends TArray<infer I> ? Static<I> : never;

/** The success status of an endpoint. */
export function successOf({ operationId, reply }: Endpoint): Success {
  const status = SUCCESSES.find((success) => reply[success] !== undefined);
  if (status === undefined) throw new TypeError(`${operationId} has no reply.`);
  return status;
}

export const isMedia = (content: TSchema | Media): content is Media => 'media' in content;
