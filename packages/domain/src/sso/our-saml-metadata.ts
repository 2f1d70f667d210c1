import type { Context } from '../context/context.ts';
import { serviceMetadata } from '../saml/service-metadata.ts';
import { samlUrl } from './internal/to-connection-reply.ts';

/** What SAML identity providers have to know of this service, as XML. */
export const ourSamlMetadata = ({ settings }: Pick<Context, 'settings'>): string =>
  serviceMetadata(samlUrl(settings));
