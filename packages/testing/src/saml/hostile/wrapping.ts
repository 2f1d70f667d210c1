import { namespaces } from '../names.ts';
import {
  after,
  append,
  assertionOf,
  before,
  evilAssertion,
  evilResponse,
  exchange,
  extended,
  idOf,
  signatureOf,
  unsigned,
  withSignature,
} from './anatomy.ts';
import { type HostileResponse, type Source, writing } from './hostile-response.ts';

const expected = 'Refuse: what is read has to be what is signed, and nothing stands beside it.';

const signedResponse = ({ provider, request }: Source): string =>
  provider.write(request, { signed: 'response' });
const signedAssertion = ({ provider, request }: Source): string => provider.write(request);

/** The signature covers a genuine response, which moves into the signature of a forged one. */
function wrap1(source: Source): string {
  const genuine = signedResponse(source);
  return withSignature(evilResponse(source), append(signatureOf(genuine), unsigned(genuine)));
}

/** As before; the genuine response stands before the signature. */
function wrap2(source: Source): string {
  const genuine = signedResponse(source);
  return after(evilResponse(source), '</saml:Issuer>', unsigned(genuine) + signatureOf(genuine));
}

/** A forged assertion stands before the genuine one. */
function wrap3(source: Source): string {
  const xml = signedAssertion(source);
  return before(xml, assertionOf(xml), evilAssertion(source));
}

/** The genuine assertion stands in the forged one. */
function wrap4(source: Source): string {
  const xml = signedAssertion(source);
  const genuine = assertionOf(xml);
  return exchange(xml, genuine, append(evilAssertion(source), genuine));
}

/** The forged assertion has the signature, the genuine one follows without it. */
function wrap5(source: Source): string {
  const xml = signedAssertion(source);
  const genuine = assertionOf(xml);
  return exchange(
    xml,
    genuine,
    withSignature(evilAssertion(source), signatureOf(genuine)) + unsigned(genuine),
  );
}

/** The forged assertion has the signature, the genuine one stands in that. */
function wrap6(source: Source, wrapper: (genuine: string) => string = (genuine) => genuine): string {
  const xml = signedAssertion(source);
  const genuine = assertionOf(xml);
  const signature = append(signatureOf(genuine), wrapper(unsigned(genuine)));
  return exchange(xml, genuine, withSignature(evilAssertion(source), signature));
}

/** The forged assertion stands in Extensions, under the id of the genuine one. */
function wrap7(source: Source): string {
  const xml = signedAssertion(source);
  return extended(xml, evilAssertion(source, idOf(assertionOf(xml))));
}

/** The forged assertion has the signature, the genuine one stands in an Object of that. */
const wrap8 = (source: Source): string =>
  wrap6(source, (genuine) => `<ds:Object xmlns:ds="${namespaces.signature}">${genuine}</ds:Object>`);

/** As before, under an id of its own: the genuine one may be taken, and nothing else read. */
const forgedInExtensions = (source: Source): string =>
  extended(signedAssertion(source), evilAssertion(source));

const sameId =
  (forgedFirst: boolean) =>
  (source: Source): string => {
    const xml = signedAssertion(source);
    const genuine = assertionOf(xml);
    const forged = evilAssertion(source, idOf(genuine));
    return forgedFirst ? before(xml, genuine, forged) : after(xml, genuine, forged);
  };

function unsignedLast(source: Source): string {
  const xml = signedAssertion(source);
  return after(xml, assertionOf(xml), evilAssertion(source));
}

function bothSigned(source: Source): string {
  const xml = signedAssertion(source);
  return after(xml, assertionOf(xml), assertionOf(signedAssertion(source)));
}

/** The response has the id of the assertion, so that it is open what the signature covers. */
function responseWithSameId(source: Source): string {
  const xml = signedAssertion(source);
  return exchange(xml, ` ID="${idOf(xml)}"`, ` ID="${idOf(assertionOf(xml))}"`);
}

/** Everything but the forged assertion, which stands in the signed response's place. */
function wholeInExtensions(source: Source): string {
  return extended(evilResponse(source), signedResponse(source));
}

/** XML signature wrapping: the eight variants of Somorovsky et al. (2012), as SAML Raider numbers them. */
export const hostileWrapping: HostileResponse[] = [
  writing('XSW1', expected, wrap1),
  writing('XSW2', expected, wrap2),
  writing('XSW3', expected, wrap3),
  writing('XSW4', expected, wrap4),
  writing('XSW5', expected, wrap5),
  writing('XSW6', expected, (source) => wrap6(source)),
  writing('XSW7', expected, wrap7),
  writing('XSW8', expected, wrap8),
  writing('a signed response in the Extensions of a forged one', expected, wholeInExtensions),
  writing('a forged assertion in Extensions', expected, forgedInExtensions, { mayAccept: true }),
  writing('two assertions, the first unsigned', expected, wrap3),
  writing('two assertions, the second unsigned', expected, unsignedLast),
  writing('two assertions, both signed', 'Refuse: one assertion says who it is.', bothSigned, {
    validlySigned: true,
  }),
  writing('duplicate IDs, the forged first', expected, sameId(true)),
  writing('duplicate IDs, the forged last', expected, sameId(false)),
  writing('the response has the ID of the assertion', 'Refuse: IDs are unique.', responseWithSameId),
];
