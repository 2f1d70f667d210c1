import { sign } from 'node:crypto';
import { namespaces } from '../names.ts';
import type { SigningIdentity } from '../signing-identity.ts';
import { exchange, signatureValueOf, signedInfoOf } from './anatomy.ts';

/** Exclusive canonical form of the SignedInfo that the provider writes: its attributes are sorted already. */
const canonicalSignedInfo = (signedInfo: string): string =>
  signedInfo
    .replace('<ds:SignedInfo>', `<ds:SignedInfo xmlns:ds="${namespaces.signature}">`)
    .replace(/<([\w:]+)([^<>]*)\/>/g, '<$1$2></$1>');

export const byKey =
  ({ privateKey }: SigningIdentity) =>
  (text: string): string =>
    sign('sha256', Buffer.from(text), privateKey).toString('base64');

/** Changes the SignedInfo of a signature and signs it anew, so that the signature holds. */
export function resign(
  xml: string,
  change: (signedInfo: string) => string,
  signText: (canonical: string) => string,
): string {
  const given = signedInfoOf(xml);
  const changed = change(given);
  const value = signText(canonicalSignedInfo(changed));
  return exchange(exchange(xml, signatureValueOf(xml), value), given, changed);
}
