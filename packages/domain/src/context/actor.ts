import {
  PERMISSION_TABLE,
  PERMISSIONS,
  type Permission,
  type Plan,
  type Role,
  type Scope,
} from '@refinery/contracts/enums.ts';
import { DomainError } from '../errors/domain-error.ts';
import type { RequestDefaults } from './request-defaults.ts';

/** That an organization is suspended. */
interface Suspension {
  /** As whoever operates the product put it. */
  reason: string | null;
}

/** Somebody who calls, as a member of an organization. */
interface Member {
  organizationId: string;
  userId: string;
  role: Role;
  permissions: ReadonlySet<Permission>;
  plan: Plan;
  /** Whether they have to confirm their e-mail before they do anything else. */
  mustVerify: boolean;
  /** Of the organization: for requests that do not say. */
  defaults: RequestDefaults;
  /** What the organization's people are told while nobody works there; null: they do. */
  suspended: Suspension | null;
}

/** A person who has signed in. */
export interface UserActor extends Member {
  kind: 'user';
  /** Whether the organization asks for a second factor, and they have none. */
  mustSetUpTwoFactor: boolean;
  /** Whether the organization lets in only whom its identity provider says, and they came by a password. */
  mustUseSso: boolean;
  /** Whether they operate the product, too; without a second factor they may not do so yet. */
  operator: { mustSetUpTwoFactor: boolean } | null;
  sessionId: string;
  /** Through which identity provider of the organization they signed in; null: as themselves. */
  connectionId: string | null;
}

/** A program with an API key; `userId` is whom the key belongs to. */
export interface ApiKeyActor extends Member {
  kind: 'api-key';
  apiKeyId: string;
  /** Of the key itself; null: none. */
  rateLimitPerMinute: number | null;
  calls: CallTerms;
}

/** On which terms an API key calls models. */
export interface CallTerms {
  /** What its calls may cost a calendar month, in millionths of a US dollar; null: no limit of its own. */
  monthlyBudgetMicros: number | null;
  /** Null: no limit. */
  tokensPerMinute: number | null;
  /** Whether white space leaves tool results that are JSON. */
  compactToolResults: boolean;
  /** How long whole replies are kept for identical calls; null: not at all. */
  replyCacheSeconds: number | null;
}

/** Terms without limits, under which nothing is changed. */
export const PLAIN_CALL_TERMS: CallTerms = {
  monthlyBudgetMicros: null,
  tokensPerMinute: null,
  compactToolResults: false,
  replyCacheSeconds: null,
};

/** The product itself, by the name of the job that does it. */
export interface SystemActor {
  kind: 'system';
  name: string;
}

/** Whoever operates the product, by the command that they gave. */
export interface OperatorActor {
  kind: 'operator';
  name: string;
}

/** Who asks for something. */
export type Caller = UserActor | ApiKeyActor;

/** The API key that calls, null for people. */
export const apiKeyOf = (caller: Caller): string | null =>
  caller.kind === 'api-key' ? caller.apiKeyId : null;

/** What a person with this role may do. */
export const permissionsOfRole = (role: Role): ReadonlySet<Permission> =>
  new Set(PERMISSIONS.filter((permission) => PERMISSION_TABLE[permission].roles.includes(role)));

/** The roles of people who may do something. */
export const rolesWith = (permission: Permission): Role[] => [...PERMISSION_TABLE[permission].roles];

/** What an API key may do: its scopes, as far as the person it belongs to still has them. */
export const permissionsOfKey = (role: Role, scopes: readonly Scope[]): ReadonlySet<Permission> =>
  new Set(scopes.filter((scope) => PERMISSION_TABLE[scope].roles.includes(role)));

/**
 * The caller as a person who has signed in. Throws `forbidden` for an API key: what is about people is for
 * themselves; and `own_sign_in_required` for whoever signed in through an identity provider, which speaks for
 * them in its organization only. With `anySignIn` that is enough.
 */
export function requirePerson(
  { actor }: { actor: Caller },
  { anySignIn = false }: { anySignIn?: boolean } = {},
): UserActor {
  if (actor.kind !== 'user')
    throw new DomainError('forbidden', 'API keys cannot do this. Sign in and use an access token.');
  if (actor.connectionId !== null && !anySignIn) throw ownSignInRequired();
  return actor;
}

/** For whoever signed in through an identity provider, and wants more than what is in its organization. */
export const ownSignInRequired = (): DomainError =>
  new DomainError(
    'own_sign_in_required',
    'You signed in through the identity provider of an organization. Sign in with your own password for this.',
  );

/** For whoever comes by a password to an organization that lets in only whom its identity provider says. */
export const ssoRequired = (): DomainError =>
  new DomainError(
    'sso_required',
    'The organization requires single sign-on. Sign in through its identity provider, with the e-mail that you have there.',
  );

/**
 * The caller as a person who operates the product. It does not matter what organization they are signed in
 * to, or whether that is suspended. Errors: `forbidden` for everybody else, keys of operators included;
 * `email_not_verified`; `two_factor_setup_required`.
 */
export function requireOperator({ actor }: { actor: Caller }): UserActor {
  if (actor.kind !== 'user' || !actor.operator)
    throw new DomainError('forbidden', 'Only people who operate this service can do this, and no API keys.');
  if (actor.mustVerify) throw notVerified(actor);
  if (actor.operator.mustSetUpTwoFactor)
    throw new DomainError(
      'two_factor_setup_required',
      'Operators need two-factor sign-in. Set it up with POST /api/auth/two-factor/setup.',
    );
  return actor;
}

/** What something may be done in spite of. */
export interface Despite {
  /** That e-mail or second factor are still to come. */
  unverified?: boolean;
  /** That the organization is suspended. */
  suspended?: boolean;
}

/**
 * Throws `organization_suspended`, and where something has to be done before anything else:
 * `email_not_verified`, also for API keys of whoever has to confirm their e-mail; `sso_required`;
 * `two_factor_setup_required`.
 */
export function requireReady(
  { actor }: { actor: Caller },
  { unverified = false, suspended = false }: Despite = {},
): void {
  if (actor.suspended && !suspended) throw isSuspended(actor.suspended);
  if (unverified) return;
  if (actor.mustVerify) throw notVerified(actor);
  if (actor.kind === 'user' && actor.mustUseSso) throw ssoRequired();
  if (actor.kind === 'user' && actor.mustSetUpTwoFactor) {
    throw new DomainError(
      'two_factor_setup_required',
      'The organization requires two-factor sign-in. Set it up with POST /api/auth/two-factor/setup.',
    );
  }
}

function isSuspended({ reason }: Suspension): DomainError {
  const why = reason === null ? '' : ` (${reason})`;
  return new DomainError(
    'organization_suspended',
    `The organization is suspended${why}. Contact the operator of this service.`,
  );
}

function notVerified(actor: Caller): DomainError {
  const advice =
    actor.kind === 'user'
      ? 'Open the link in the mail that we sent you, or ask for a new link.'
      : 'The owner of this API key must open the link in the mail that we sent them.';
  return new DomainError('email_not_verified', `The e-mail is not confirmed. ${advice}`);
}

/** Throws `forbidden` unless the caller holds the permission; {@link requireReady}'s errors. */
export function requirePermission(
  ctx: { actor: Caller },
  permission: Permission,
  despite: Pick<Despite, 'suspended'> = {},
): void {
  requireReady(ctx, despite);
  if (ctx.actor.permissions.has(permission)) return;
  const who = ctx.actor.kind === 'api-key' ? 'This API key' : `The role ${ctx.actor.role}`;
  throw new DomainError('forbidden', `${who} does not have the permission ${permission}.`);
}
