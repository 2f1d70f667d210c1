import { domainToASCII } from 'node:url';
import { invalidField } from '../../errors/invalid-field.ts';

/** Longest name of a host in the DNS, in characters, less what the name of the record has before it. */
const MOST_CHARACTERS = 253 - '_prompt-refinery.'.length;
/** What an address may have beside its host: `domainToASCII` reads it as one, and would drop this. */
const BESIDE_A_HOST = /[\s/\\?#@:%[\]]/;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * A domain as it is stored: in small letters, as ASCII, without a dot at its end. Errors: `validation_failed`
 * for what is no domain, such as an address or a name without a dot.
 */
export function readDomainName(given: string): string {
  const name = BESIDE_A_HOST.test(given) ? '' : domainToASCII(given.replace(/\.$/, ''));
  const labels = name.split('.');
  const isDomain =
    labels.length > 1 && labels.every((label) => LABEL.test(label)) && !/^[0-9]+$/.test(labels.at(-1) ?? '');
  if (isDomain && name.length <= MOST_CHARACTERS) return name;
  throw invalidField('domain', 'must be a domain such as acme.example');
}
