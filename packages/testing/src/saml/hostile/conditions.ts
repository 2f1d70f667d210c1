import { confirmationMethods, statuses } from '../names.ts';
import { minutes, type ResponseContent, type SubjectConfirmation } from '../response-content.ts';
import { deviating, type HostileResponse, saying } from './hostile-response.ts';

const other = 'https://other.example/saml';

const limited = (
  name: string,
  expected: string,
  change: (content: ResponseContent) => Partial<ResponseContent['conditions']>,
): HostileResponse =>
  saying(name, expected, (content) => ({
    ...content,
    conditions: { ...content.conditions, ...change(content) },
  }));

const confirmed = (
  name: string,
  expected: string,
  change: (content: ResponseContent) => Partial<SubjectConfirmation>,
): HostileResponse =>
  saying(name, expected, (content) => ({
    ...content,
    confirmation: { ...content.confirmation, ...change(content) },
  }));

const answering = (name: string, expected: string, response: string | null, confirmation: string | null) =>
  saying(name, expected, (content) => ({
    ...content,
    inResponseTo: response,
    confirmation: { ...content.confirmation, inResponseTo: confirmation },
  }));

const elsewhere = 'Refuse: it is for another service.';
const unasked = 'Refuse: it answers another request.';
const expired = 'Refuse: it has expired.';
const unfounded = 'Refuse: nobody may begin a sign-in unasked.';

const audiences: HostileResponse[] = [
  limited('wrong Audience', elsewhere, () => ({ audiences: [other] })),
  limited('Audience that begins as ours', elsewhere, ({ conditions }) => ({
    audiences: conditions.audiences.map((audience) => `${audience}.evil.example`),
  })),
  limited('no AudienceRestriction', 'Refuse: the profile wants one.', () => ({ audiences: [] })),
  confirmed('wrong Recipient', elsewhere, () => ({ recipient: other })),
  confirmed('no Recipient', 'Refuse: the profile wants one.', () => ({ recipient: null })),
  saying('wrong Destination', elsewhere, (content) => ({ ...content, destination: other })),
  deviating(
    'wrong Destination, response signed',
    elsewhere,
    () => ({ signed: 'response', content: (content) => ({ ...content, destination: other }) }),
    { validlySigned: true },
  ),
];

const issuers: HostileResponse[] = [
  saying('other Issuer on the response', 'Refuse: it is another provider.', (content) => ({
    ...content,
    issuer: other,
  })),
  saying('other Issuer in the assertion', 'Refuse: it is another provider.', (content) => ({
    ...content,
    assertionIssuer: other,
  })),
  saying('other Issuer in both', 'Refuse: it is another provider.', (content) => ({
    ...content,
    issuer: other,
    assertionIssuer: other,
  })),
  saying('empty Issuer in the assertion', 'Refuse: the profile wants one.', (content) => ({
    ...content,
    assertionIssuer: '',
  })),
];

const answers: HostileResponse[] = [
  saying('wrong InResponseTo on the response', unasked, (content) => ({
    ...content,
    inResponseTo: '_other',
  })),
  confirmed('wrong InResponseTo in the confirmation', unasked, () => ({ inResponseTo: '_other' })),
  answering('wrong InResponseTo in both', unasked, '_other', '_other'),
  answering('no InResponseTo', unfounded, null, null),
  confirmed('no InResponseTo in the confirmation', unfounded, () => ({ inResponseTo: null })),
  saying('no InResponseTo on the response', unfounded, (content) => ({ ...content, inResponseTo: null })),
];

const times: HostileResponse[] = [
  limited('expired Conditions', expired, ({ issuedAt }) => ({
    notBefore: minutes(issuedAt, -60),
    notOnOrAfter: minutes(issuedAt, -10),
  })),
  confirmed('expired confirmation', expired, ({ issuedAt }) => ({ notOnOrAfter: minutes(issuedAt, -10) })),
  confirmed('no NotOnOrAfter in the confirmation', 'Refuse: the profile wants one.', () => ({
    notOnOrAfter: null,
  })),
  limited('Conditions of the future', 'Refuse: it does not hold yet.', ({ issuedAt }) => ({
    notBefore: minutes(issuedAt, 30),
  })),
  confirmed('confirmation of the future', 'Refuse: a bearer has no NotBefore.', ({ issuedAt }) => ({
    notBefore: minutes(issuedAt, 30),
    notOnOrAfter: minutes(issuedAt, 60),
  })),
];

/** Genuine signatures over what is not for this service, this request or this time. */
export const hostileConditions: HostileResponse[] = [
  ...audiences,
  ...issuers,
  ...answers,
  ...times,
  confirmed('holder-of-key only', 'Refuse: whoever brings it is no bearer.', () => ({
    method: confirmationMethods.holderOfKey,
  })),
  saying('status Responder', 'Refuse: the provider says that it failed.', (content) => ({
    ...content,
    status: statuses.responder,
  })),
];
