import { Resolver } from 'node:dns';
import { type Keyring, parseKeyring } from '@refinery/domain/security/credential-vault.ts';
import { senderAddress } from '@refinery/mail/mail-options.ts';
import type { PriceOverrides } from '@refinery/providers/prices.ts';
import { type Allowlist, parseAllowlist } from '@refinery/providers/ssrf-guard/upstream-allowlist.ts';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { readPlanChanges } from './plans.ts';

/** 32 random bytes have about 30 different ones; a text somebody thought of has fewer. */
const MIN_DISTINCT_BYTES = 16;
const SPECIAL_CHARACTERS =
  'must be a URL. Write special characters of its password as in any URL: @ as %40, / as %2F, # as %23';

const PriceOverridesSchema = Type.Record(
  Type.String(),
  Type.Object({
    inputPerMillion: Type.Number({ minimum: 0 }),
    outputPerMillion: Type.Number({ minimum: 0 }),
  }),
);

/** Reads `ENCRYPTION_KEYS`. Throws an Error that says what is wrong, also with a weak key in production. */
export function readKeyring(text: string, production: boolean): Keyring {
  const keyring = parseKeyring(text);
  const weak = [...keyring.keys].find(([, key]) => new Set(key).size < MIN_DISTINCT_BYTES);
  if (weak && production) {
    throw new Error(`the key "${weak[0]}" is weak: use 32 random bytes, such as \`openssl rand -base64 32\``);
  }
  return keyring;
}

/** Reads `UPSTREAM_ALLOWLIST`. Throws an Error that names the wrong entries. */
export function readAllowlist(text: string): Allowlist {
  const entries = text.split(',').map((entry) => entry.trim());
  return parseAllowlist(entries.filter(Boolean));
}

/** Reads `PRICE_OVERRIDES`. Throws where it is not JSON of that form. */
export const readPrices = (text: string): PriceOverrides =>
  Value.Parse(PriceOverridesSchema, JSON.parse(text));

/** Reads `UPSTREAM_DNS_SERVERS`. Throws for anything that is no address, with or without a port. */
export function readDnsServers(text: string): string[] | undefined {
  if (!text) return undefined;
  const servers = text.split(',').map((server) => server.trim());
  new Resolver().setServers(servers);
  return servers;
}

/** Reads `PUBLIC_URL`, without the slash at its end. Throws where it is no URL. */
export function readPublicUrl(text: string): string {
  if (!URL.canParse(text)) throw new Error('must be a URL, for example https://refinery.example.com');
  return text.replace(/\/$/, '');
}

function readServerUrl(text: string): void {
  // What connects understands several hosts, which no URL has.
  if (!text.includes(',') && !URL.canParse(text)) throw new Error(SPECIAL_CHARACTERS);
}

/** Reads a value; throws an Error that says what is wrong with it and repeats no secret. */
export type ValueReader = (text: string, production: boolean) => unknown;

/** The variables whose form a schema cannot judge. */
export const VALUE_READERS: Readonly<Record<string, ValueReader>> = {
  ENCRYPTION_KEYS: readKeyring,
  UPSTREAM_ALLOWLIST: readAllowlist,
  UPSTREAM_DNS_SERVERS: readDnsServers,
  PRICE_OVERRIDES: readPrices,
  MAIL_FROM: senderAddress,
  PUBLIC_URL: readPublicUrl,
  PLANS: readPlanChanges,
  DATABASE_URL: readServerUrl,
  REDIS_URL: readServerUrl,
  SMTP_URL: readServerUrl,
};
