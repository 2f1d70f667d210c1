import { namespaces } from './names.ts';
import type { ResponseContent, SamlAttribute } from './response-content.ts';
import { attribute, declare, escapeXml, qualify } from './xml.ts';

type Name = (name: string) => string;

const time = (name: string, value: Date | null): string =>
  attribute(name, value?.toISOString().replace(/\.\d+Z$/, 'Z'));

function writeSubject(name: Name, content: ResponseContent): string {
  const { nameId, nameIdFormat, nameIdXml, confirmation } = content;
  const text = nameIdXml ?? (nameId === null ? null : escapeXml(nameId));
  const named =
    text === null ? '' : `<${name('NameID')}${attribute('Format', nameIdFormat)}>${text}</${name('NameID')}>`;
  const data =
    attribute('InResponseTo', confirmation.inResponseTo) +
    time('NotBefore', confirmation.notBefore) +
    time('NotOnOrAfter', confirmation.notOnOrAfter) +
    attribute('Recipient', confirmation.recipient);
  return (
    `<${name('Subject')}>${named}<${name('SubjectConfirmation')}${attribute('Method', confirmation.method)}>` +
    `<${name('SubjectConfirmationData')}${data}/></${name('SubjectConfirmation')}></${name('Subject')}>`
  );
}

function writeConditions(name: Name, { conditions }: ResponseContent): string {
  const audiences = conditions.audiences
    .map((audience) => `<${name('Audience')}>${escapeXml(audience)}</${name('Audience')}>`)
    .join('');
  const restriction = audiences
    ? `<${name('AudienceRestriction')}>${audiences}</${name('AudienceRestriction')}>`
    : '';
  const limits = time('NotBefore', conditions.notBefore) + time('NotOnOrAfter', conditions.notOnOrAfter);
  return `<${name('Conditions')}${limits}>${restriction}</${name('Conditions')}>`;
}

function writeAuthentication(name: Name, content: ResponseContent): string {
  const context = 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport';
  return (
    `<${name('AuthnStatement')}${time('AuthnInstant', content.authenticatedAt)}` +
    `${attribute('SessionIndex', content.sessionIndex)}><${name('AuthnContext')}>` +
    `<${name('AuthnContextClassRef')}>${context}</${name('AuthnContextClassRef')}>` +
    `</${name('AuthnContext')}></${name('AuthnStatement')}>`
  );
}

function writeAttribute(name: Name, given: SamlAttribute): string {
  const typed = given.type
    ? `${declare('xs', namespaces.schema)}${declare('xsi', namespaces.instance)}${attribute('xsi:type', given.type)}`
    : '';
  const values = given.values.map(
    (value) => `<${name('AttributeValue')}${typed}>${escapeXml(value)}</${name('AttributeValue')}>`,
  );
  const said =
    attribute('Name', given.name) +
    attribute('NameFormat', given.nameFormat) +
    attribute('FriendlyName', given.friendlyName);
  return `<${name('Attribute')}${said}>${values.join('')}</${name('Attribute')}>`;
}

function writeAttributes(name: Name, { attributes }: ResponseContent): string {
  if (attributes.length === 0) return '';
  const written = attributes.map((given) => writeAttribute(name, given)).join('');
  return `<${name('AttributeStatement')}>${written}</${name('AttributeStatement')}>`;
}

const indent = (xml: string, pretty: boolean): string => (pretty ? xml.replaceAll('><', '>\n  <') : xml);

/** The assertion alone, unsigned. It declares its own namespaces, so that it can stand anywhere. */
export function writeAssertion(content: ResponseContent): string {
  const { assertion } = content.prefixes;
  const name: Name = (local) => qualify(assertion, local);
  const said =
    declare(assertion, namespaces.assertion) +
    attribute('ID', content.assertionId) +
    time('IssueInstant', content.issuedAt) +
    attribute('Version', '2.0');
  const xml =
    `<${name('Assertion')}${said}><${name('Issuer')}>${escapeXml(content.assertionIssuer)}</${name('Issuer')}>` +
    writeSubject(name, content) +
    writeConditions(name, content) +
    writeAuthentication(name, content) +
    `${writeAttributes(name, content)}</${name('Assertion')}>`;
  return indent(xml, content.pretty);
}

/** The response around an assertion, unsigned. */
export function writeResponse(content: ResponseContent, assertion: string): string {
  const { prefixes } = content;
  const name: Name = (local) => qualify(prefixes.protocol, local);
  const issuer = qualify(prefixes.assertion, 'Issuer');
  const issued =
    content.issuer === null
      ? ''
      : `<${issuer}${declare(prefixes.assertion, namespaces.assertion)}>${escapeXml(content.issuer)}</${issuer}>`;
  const said =
    declare(prefixes.protocol, namespaces.protocol) +
    attribute('ID', content.responseId) +
    attribute('Version', '2.0') +
    time('IssueInstant', content.issuedAt) +
    attribute('Destination', content.destination) +
    attribute('InResponseTo', content.inResponseTo);
  const xml =
    `<${name('Response')}${said}>${issued}<${name('Status')}>` +
    `<${name('StatusCode')}${attribute('Value', content.status)}/></${name('Status')}>` +
    `${assertion}</${name('Response')}>`;
  return indent(xml, content.pretty);
}
