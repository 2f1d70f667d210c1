import type { ConnectionKind, CreateConnectionBody } from '@refinery/contracts/sso-connections.ts';
import { invalidField } from '../../errors/invalid-field.ts';

const FIELDS = {
  oidc: ['issuer', 'clientId', 'clientSecret'],
  saml: ['metadata', 'metadataUrl'],
} as const;

type Given = Partial<Pick<CreateConnectionBody, (typeof FIELDS)[ConnectionKind][number]>>;

/** Refuses what says nothing for a connection of this kind. Errors: `validation_failed`. */
export function refuseOthersFields(kind: ConnectionKind, given: Given): void {
  const other = kind === 'oidc' ? 'saml' : 'oidc';
  const foreign = FIELDS[other].find((field) => given[field] !== undefined);
  if (foreign) throw invalidField(foreign, `cannot be combined with the kind ${kind}`);
  if (given.metadata !== undefined && given.metadataUrl !== undefined)
    throw invalidField('metadataUrl', 'cannot be combined with metadata');
}

/** A field that a new connection needs. Errors: `validation_failed` where it is missing. */
export function required(field: keyof Given, value: string | undefined): string {
  if (value === undefined) throw invalidField(field, 'is required');
  return value;
}
