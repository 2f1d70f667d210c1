import type { Connection } from '@prompt-refinery/client';
import { BASE_URL } from '../../../api/base-url.ts';

/** How an identity provider is spoken to. */
export type ConnectionKind = Connection['kind'];

export const CONNECTION_KINDS: readonly ConnectionKind[] = ['oidc', 'saml'];

/** Until a connection says it: where the API is, whose paths these are. */
const PATHS: Readonly<Record<ConnectionKind, string>> = {
  oidc: 'api/v1/auth/sso/callback',
  saml: 'api/v1/auth/sso/saml',
};

/** What is to be entered at an identity provider of this kind. */
export const addressFor = (kind: ConnectionKind, connections: readonly Connection[]): string =>
  connections.find((one) => one.kind === kind)?.redirectUri ?? new URL(PATHS[kind], BASE_URL).href;
