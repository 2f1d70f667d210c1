import { CLOCK_SKEW_MS, type Expected } from './expected.ts';
import { ASSERTION, BEARER, TRANSIENT } from './names.ts';
import { childrenOf, onlyChild, textOf, type XmlElement } from './parse-xml.ts';
import { Refused } from './refused.ts';

/** Whom an assertion is about, as the identity provider says. */
export interface SamlPerson {
  subject: string;
  /** Values by the name of the attribute. */
  attributes: Record<string, string[]>;
}

/** SAML 2.0 Core, 8.3.7: at most 256 characters. */
const MAX_SUBJECT = 255;

/**
 * Reads an assertion whose signature is proved. Errors: `Refused` where it is of another issuer, not about
 * our request, not for us, names nobody who would be known again, or where a part is missing.
 */
export function readAssertion(assertion: XmlElement, expected: Expected): SamlPerson {
  if (assertion.localName !== 'Assertion' || assertion.namespaceURI !== ASSERTION)
    throw new Refused('no_assertion');
  if (textOf(onlyChild(assertion, ASSERTION, 'Issuer')) !== expected.issuer) throw new Refused('issuer');
  const subject = onlyChild(assertion, ASSERTION, 'Subject');
  if (!childrenOf(subject, ASSERTION, 'SubjectConfirmation').some((one) => confirms(one, expected)))
    throw new Refused('subject_confirmation');
  // Without one, it says what somebody is like, and not that they have signed in.
  onlyChild(assertion, ASSERTION, 'AuthnStatement');
  return { subject: readName(subject), attributes: readAttributes(assertion) };
}

/**
 * Whether the identity provider means whoever brings this, to us, for our request, and now. As each request
 * waits for one response, an assertion works once.
 */
function confirms(confirmation: XmlElement, { acsUrl, requestId }: Expected): boolean {
  if (confirmation.getAttribute('Method') !== BEARER) return false;
  return childrenOf(confirmation, ASSERTION, 'SubjectConfirmationData').some(
    (data) =>
      data.getAttribute('Recipient') === acsUrl &&
      data.getAttribute('InResponseTo') === requestId &&
      // By the clock of the machine, as the library has it. What is no time is NaN, and never later.
      Date.parse(data.getAttribute('NotOnOrAfter') ?? '') + CLOCK_SKEW_MS > Date.now() &&
      !data.hasAttribute('NotBefore'),
  );
}

function readName(subject: XmlElement): string {
  const name = onlyChild(subject, ASSERTION, 'NameID');
  if (name.getAttribute('Format') === TRANSIENT) throw new Refused('transient_name_id');
  const text = textOf(name);
  if (text === '' || text.length > MAX_SUBJECT) throw new Refused('name_id');
  return text;
}

/** An attribute that is there twice has the values of both. */
function readAttributes(assertion: XmlElement): Record<string, string[]> {
  const attributes = childrenOf(assertion, ASSERTION, 'AttributeStatement').flatMap((statement) =>
    childrenOf(statement, ASSERTION, 'Attribute'),
  );
  const values = Map.groupBy(
    attributes.flatMap((attribute) =>
      childrenOf(attribute, ASSERTION, 'AttributeValue').map((value) => ({
        name: attribute.getAttribute('Name') ?? '',
        text: textOf(value),
      })),
    ),
    ({ name }) => name,
  );
  // `fromEntries` makes own fields of all names, also of `__proto__`.
  return Object.fromEntries([...values].map(([name, all]) => [name, all.map(({ text }) => text)]));
}
