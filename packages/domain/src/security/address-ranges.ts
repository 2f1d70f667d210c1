import { BlockList, isIP } from 'node:net';
import { DomainError, type FieldError } from '../errors/domain-error.ts';
import { type Ip, readIp } from './address-key.ts';

/** A network, or one address as the network that it is alone. */
interface AddressRange extends Ip {
  /** Length of the network's prefix. */
  bits: number;
}

const BITS = { ipv4: 32, ipv6: 128 };
/** What an IPv6 address begins with that is an IPv4 address. */
const MAPPED_BITS = 96;
const LENGTH = /^\d{1,3}$/;

/**
 * Refuses a list with entries that are no addresses or ranges. Errors: `validation_failed` that names each of
 * them.
 */
export function requireAddressRanges(field: string, entries: readonly string[]): void {
  const errors = entries.flatMap((entry, index): FieldError[] => {
    const range = readRange(entry);
    return typeof range === 'string' ? [{ path: `${field}.${index}`, message: range }] : [];
  });
  if (!errors.length) return;
  throw new DomainError(
    'validation_failed',
    `${field} has entries that are not addresses or CIDR ranges. Correct or remove the entries listed in \`errors\`.`,
    { errors },
  );
}

/**
 * Whether a client address lies in one of the ranges. An IPv4 address that comes mapped into IPv6 is an IPv4
 * address, and lies in no range of IPv6, however wide. What is no address lies in none.
 */
export function isInRanges(address: string, ranges: readonly string[]): boolean {
  const ip = readIp(address);
  if (!ip) return false;
  const list = new BlockList();
  for (const entry of ranges) {
    const range = readRange(entry);
    if (typeof range === 'string' || range.family !== ip.family) continue;
    list.addSubnet(range.address, range.bits, range.family);
  }
  return list.check(ip.address, ip.family);
}

/** An address, or a range in CIDR notation; what is wrong with the text, where it is neither. */
function readRange(text: string): AddressRange | string {
  const [host = '', length, ...rest] = text.split('/');
  const ip = isIP(host) && !host.includes('%') ? readIp(host) : null;
  if (!ip || rest.length) {
    return 'must be an IPv4 or IPv6 address or a CIDR range, for example 203.0.113.7 or 203.0.113.0/24';
  }
  if (length === undefined) return { ...ip, bits: BITS[ip.family] };
  const mapped = ip.family === 'ipv4' && isIP(host) === 6 ? MAPPED_BITS : 0;
  const bits = LENGTH.test(length) ? Number(length) - mapped : -1;
  if (bits >= 0 && bits <= BITS[ip.family]) return { ...ip, bits };
  return `must have a number from ${mapped} to ${mapped + BITS[ip.family]} after the slash`;
}
