import { EXAMPLE_TIME, exampleId } from './ids.ts';

export const createDomainExample = { domain: 'acme.example' };

export const domainExample = {
  id: exampleId('domains'),
  domain: createDomainExample.domain,
  status: 'pending',
  record: {
    name: '_prompt-refinery.acme.example',
    type: 'TXT',
    value: 'prompt-refinery-domain=Zm9vYmFyYmF6cXV4MTIzNDU2',
  },
  verifiedAt: null,
  missingSince: null,
  createdAt: EXAMPLE_TIME,
};

export const verifiedDomainExample = { ...domainExample, status: 'verified', verifiedAt: EXAMPLE_TIME };
