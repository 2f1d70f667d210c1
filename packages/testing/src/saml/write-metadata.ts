import { bindings, nameIdFormats, namespaces } from './names.ts';
import { bareCertificate } from './signing-identity.ts';
import { attribute, declare, escapeXml } from './xml.ts';

export interface MetadataContent {
  entityId: string;
  signInUrl: string;
  /** PEMs */
  signing: string[];
  encryption?: string | undefined;
}

const keyDescriptor = (use: string, pem: string): string => `
    <KeyDescriptor use="${use}">
      <ds:KeyInfo${declare('ds', namespaces.signature)}>
        <ds:X509Data><ds:X509Certificate>${bareCertificate(pem)}</ds:X509Certificate></ds:X509Data>
      </ds:KeyInfo>
    </KeyDescriptor>`;

const signInService = (binding: string, location: string): string => `
    <SingleSignOnService${attribute('Binding', binding)}${attribute('Location', location)}/>`;

/** The metadata document of an identity provider. */
export function writeMetadata({ entityId, signInUrl, signing, encryption }: MetadataContent): string {
  const keys = signing.map((pem) => keyDescriptor('signing', pem));
  if (encryption) keys.push(keyDescriptor('encryption', encryption));
  const formats = Object.values(nameIdFormats).map(
    (format) => `
    <NameIDFormat>${escapeXml(format)}</NameIDFormat>`,
  );
  const services = signInService(bindings.redirect, signInUrl) + signInService(bindings.post, signInUrl);
  return `<?xml version="1.0" encoding="UTF-8"?>
<EntityDescriptor${declare('', namespaces.metadata)}${attribute('entityID', entityId)}>
  <IDPSSODescriptor WantAuthnRequestsSigned="false"${attribute('protocolSupportEnumeration', namespaces.protocol)}>${keys.join('')}${formats.join('')}${services}
  </IDPSSODescriptor>
</EntityDescriptor>
`;
}
