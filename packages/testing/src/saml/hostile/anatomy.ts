import { faithfulContent, type ResponseContent, type SamlPerson } from '../response-content.ts';
import { places, signXml } from '../sign-xml.ts';
import { writeAssertion, writeResponse } from '../write-response.ts';
import type { Source } from './hostile-response.ts';

function find(xml: string, pattern: RegExp): string {
  const found = pattern.exec(xml)?.[0];
  if (found === undefined) throw new Error(`No ${pattern} in ${xml.slice(0, 500)}`);
  return found;
}

/** The parts of what the provider writes. Each is the first of its kind. */
export const assertionOf = (xml: string): string => find(xml, /<saml:Assertion [\s\S]*?<\/saml:Assertion>/);
export const signatureOf = (xml: string): string => find(xml, /<ds:Signature [\s\S]*?<\/ds:Signature>/);
export const signedInfoOf = (xml: string): string => find(xml, /<ds:SignedInfo>[\s\S]*?<\/ds:SignedInfo>/);
export const digestOf = (xml: string): string => find(xml, /(?<=<ds:DigestValue>)[^<]*/);
export const signatureValueOf = (xml: string): string => find(xml, /(?<=<ds:SignatureValue>)[^<]*/);
export const idOf = (xml: string): string => find(xml, /(?<= ID=")[^"]+/);

/** Puts something in the place of a part, once. */
export function exchange(xml: string, part: string, by: string): string {
  if (!xml.includes(part)) throw new Error(`No ${part.slice(0, 200)} in ${xml.slice(0, 500)}`);
  return xml.replace(part, () => by);
}

export const unsigned = (xml: string): string => exchange(xml, signatureOf(xml), '');

/** Puts something before or after a tag, at its first place. */
export const before = (xml: string, tag: string, added: string): string => exchange(xml, tag, added + tag);
export const after = (xml: string, tag: string, added: string): string => exchange(xml, tag, tag + added);

/** Puts something at the end of the element that the XML is. */
export const append = (xml: string, added: string): string =>
  xml.replace(/<\/[\w:]+>\s*$/, (end) => added + end);

/** Where `samlp:Extensions` belongs: before the status. */
export const extended = (xml: string, content: string): string =>
  before(xml, '<samlp:Status>', `<samlp:Extensions>${content}</samlp:Extensions>`);

/** Enveloped in an element of SAML, a signature follows the Issuer. */
export const withSignature = (xml: string, signature: string): string =>
  after(xml, '</saml:Issuer>', signature);

const asVictim = (victim: string, { nameIdFormat, attributes }: SamlPerson): SamlPerson => ({
  nameId: victim,
  ...(nameIdFormat && { nameIdFormat }),
  attributes: Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name,
      [value].flat().map((text) => (text.includes('@') ? victim : text)),
    ]),
  ),
});

/** What a response says that names the victim. */
export const evilContent = ({ provider, request, victim }: Source): ResponseContent =>
  faithfulContent(provider.entityId, request, asVictim(victim, provider.person), provider.now());

/** An unsigned assertion that names the victim, under an id of its own or a given one. */
export function evilAssertion(source: Source, id?: string): string {
  const content = evilContent(source);
  return writeAssertion({ ...content, assertionId: id ?? content.assertionId });
}

/** An unsigned response around it. */
export const evilResponse = (source: Source): string =>
  writeResponse(evilContent(source), evilAssertion(source));

export interface Forgery {
  /** Unsigned, under the id of the genuine one. */
  assertion: string;
  /** What would be signed if it were genuine. */
  signedInfo: string;
  digest: string;
}

/** An assertion of the victim that takes the id of a genuine one, and its digest. */
export function forge(source: Source, genuine: string): Forgery {
  const assertion = evilAssertion(source, idOf(assertionOf(genuine)));
  const xml = signXml(exchange(genuine, assertionOf(genuine), assertion), places.assertion, {
    identity: source.provider.foreign,
  });
  return { assertion, signedInfo: signedInfoOf(xml), digest: digestOf(xml) };
}
