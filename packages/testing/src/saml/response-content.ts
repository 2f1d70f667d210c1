import { randomBytes } from 'node:crypto';
import type { SamlRequest } from './authn-request.ts';
import { attributeFormats, confirmationMethods, statuses } from './names.ts';

/** Who signs in. */
export interface SamlPerson {
  nameId: string;
  /** Without it the NameID says no format. */
  nameIdFormat?: string;
  attributes: Record<string, string | string[]>;
}

export interface SamlAttribute {
  name: string;
  values: string[];
  friendlyName?: string;
  nameFormat?: string;
  /** Such as `xs:string`; default: none */
  type?: string;
}

/** What a response says, before it is XML. `null` leaves an attribute or an element out. */
export interface ResponseContent {
  prefixes: { protocol: string; assertion: string; signature: string };
  pretty: boolean;
  responseId: string;
  assertionId: string;
  issuedAt: Date;
  destination: string | null;
  inResponseTo: string | null;
  issuer: string | null;
  assertionIssuer: string;
  status: string;
  nameId: string | null;
  nameIdFormat: string | null;
  /** What stands in the NameID in place of the escaped `nameId`. */
  nameIdXml: string | null;
  confirmation: SubjectConfirmation;
  conditions: { notBefore: Date | null; notOnOrAfter: Date | null; audiences: string[] };
  authenticatedAt: Date;
  sessionIndex: string;
  attributes: SamlAttribute[];
}

export interface SubjectConfirmation {
  method: string;
  recipient: string | null;
  notBefore: Date | null;
  notOnOrAfter: Date | null;
  inResponseTo: string | null;
}

/** A fresh id, as XML wants it: it begins with no digit. */
const newId = (): string => `_${randomBytes(16).toString('hex')}`;

/** Moves a time by minutes. */
export const minutes = (from: Date, count: number): Date => new Date(from.getTime() + count * 60_000);

const attributesOf = (person: SamlPerson): SamlAttribute[] =>
  Object.entries(person.attributes).map(([name, value]) => ({
    name,
    values: [value].flat(),
    nameFormat: /^https?:/.test(name) ? attributeFormats.uri : attributeFormats.basic,
  }));

/** What a response says that holds to the protocol. Audience and recipient are what the request says. */
export function faithfulContent(
  entityId: string,
  request: SamlRequest,
  person: SamlPerson,
  now: Date,
): ResponseContent {
  return {
    prefixes: { protocol: 'samlp', assertion: 'saml', signature: 'ds' },
    pretty: false,
    responseId: newId(),
    assertionId: newId(),
    issuedAt: now,
    destination: request.acsUrl,
    inResponseTo: request.id,
    issuer: entityId,
    assertionIssuer: entityId,
    status: statuses.success,
    nameId: person.nameId,
    nameIdFormat: person.nameIdFormat ?? null,
    nameIdXml: null,
    confirmation: {
      method: confirmationMethods.bearer,
      recipient: request.acsUrl,
      notBefore: null,
      notOnOrAfter: minutes(now, 5),
      inResponseTo: request.id,
    },
    conditions: {
      notBefore: minutes(now, -5),
      notOnOrAfter: minutes(now, 60),
      audiences: [request.issuer],
    },
    authenticatedAt: now,
    sessionIndex: newId(),
    attributes: attributesOf(person),
  };
}
