import { escapeXml } from './escape-xml.ts';

/** Our metadata for SAML identity providers (SAML 2.0 Metadata, 2.4.4): the address is our entity id, too. */
export function serviceMetadata(acsUrl: string): string {
  const acs = escapeXml(acsUrl);
  return [
    `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${acs}">`,
    '<SPSSODescriptor AuthnRequestsSigned="false" WantAssertionsSigned="true"',
    ' protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">',
    '<AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"',
    ` Location="${acs}" index="0" isDefault="true"/></SPSSODescriptor></EntityDescriptor>`,
  ].join('');
}
