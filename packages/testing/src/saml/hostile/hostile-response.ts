import type { FakeSamlProvider } from '../../fake-saml-provider.ts';
import type { SamlRequest } from '../authn-request.ts';
import type { ResponseContent } from '../response-content.ts';
import type { SamlTampering } from '../tampering.ts';
import { encodeXml } from '../xml.ts';

/** Whom a forged response names where a test says nobody else. */
export const defaultVictim = 'admin@acme.example';

/** A response that a service must refuse. */
export interface HostileResponse {
  name: string;
  /** What the service must do. */
  expected: string;
  /** Whether its signatures hold, by the provider's own key: only what it says, or how, is wrong. */
  validlySigned: boolean;
  /** Whether a service may also accept it as from the person who really signed in, never from the victim. */
  mayAccept: boolean;
  /** What stands in the form's field `SAMLResponse`. */
  make(provider: FakeSamlProvider, request: SamlRequest, victim?: string): string;
}

/** What a forgery is made of. */
export interface Source {
  provider: FakeSamlProvider;
  request: SamlRequest;
  victim: string;
}

type Flags = Partial<Pick<HostileResponse, 'validlySigned' | 'mayAccept'>>;

/** A field that is made by hand. */
export const sending = (
  name: string,
  expected: string,
  field: (source: Source) => string,
  { validlySigned = false, mayAccept = false }: Flags = {},
): HostileResponse => ({
  name,
  expected,
  validlySigned,
  mayAccept,
  make: (provider, request, victim = defaultVictim) => field({ provider, request, victim }),
});

/** XML that is written by hand. */
export const writing = (
  name: string,
  expected: string,
  xml: (source: Source) => string,
  flags?: Flags,
): HostileResponse => sending(name, expected, (source) => encodeXml(xml(source)), flags);

/** A response of the provider that deviates. */
export const deviating = (
  name: string,
  expected: string,
  tamper: (source: Source) => SamlTampering,
  flags?: Flags,
): HostileResponse =>
  sending(name, expected, (source) => source.provider.respond(source.request, tamper(source)), flags);

/** A response that says something else, under a signature that holds. */
export const saying = (
  name: string,
  expected: string,
  change: (content: ResponseContent, source: Source) => ResponseContent,
  flags: Flags = {},
): HostileResponse =>
  deviating(name, expected, (source) => ({ content: (content) => change(content, source) }), {
    validlySigned: true,
    mayAccept: flags.mayAccept ?? false,
  });

/** A response with a signature that holds, whose XML is changed where no signature covers it. */
export const changing = (
  name: string,
  expected: string,
  change: (xml: string, source: Source) => string,
  flags?: Flags,
): HostileResponse => deviating(name, expected, (source) => ({ sent: (xml) => change(xml, source) }), flags);
