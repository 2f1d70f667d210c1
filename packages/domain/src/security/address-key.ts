import { isIPv4, isIPv6 } from 'node:net';

const GROUPS = 8;
const NETWORK_GROUPS = 4;
const MAPPED_IPV4 = ['0', '0', '0', '0', '0', 'ffff'];

export interface Ip {
  family: 'ipv4' | 'ipv6';
  /** Of IPv6 its eight groups, none of them left out. */
  address: string;
}

/**
 * What a client address counts as: an IPv4 address itself, also where it comes mapped into IPv6; an IPv6
 * address its /64, which is the least that one customer has. A text that is no address counts as itself.
 */
export function addressKey(address: string): string {
  const ip = readIp(address);
  if (!ip) return withoutPort(address);
  if (ip.family === 'ipv4') return ip.address;
  return `${ip.address.split(':').slice(0, NETWORK_GROUPS).join(':')}::/64`;
}

/**
 * The address that a text is, or null. Takes the ports and brackets that some proxies put into
 * X-Forwarded-For, leaves zones out, and gives IPv4 addresses that are mapped into IPv6 as IPv4.
 */
export function readIp(text: string): Ip | null {
  const host = withoutPort(text);
  if (isIPv4(host)) return { family: 'ipv4', address: host };
  const [plain = ''] = host.split('%');
  if (!isIPv6(plain)) return null;
  const groups = groupsOf(plain);
  const isMapped = MAPPED_IPV4.every((group, index) => groups[index] === group);
  return isMapped
    ? { family: 'ipv4', address: ipv4Of(groups.slice(-2)) }
    : { family: 'ipv6', address: groups.join(':') };
}

function withoutPort(address: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(address)?.[1];
  return bracketed ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(address)?.[1] ?? address;
}

/**
 * The eight groups of an IPv6 address, in lower case and without leading zeros, whatever way it is written.
 */
function groupsOf(address: string): string[] {
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = [], tail = []] = canonical.split('::').map((part) => part.split(':').filter(Boolean));
  return [...head, ...Array<string>(GROUPS - head.length - tail.length).fill('0'), ...tail];
}

const ipv4Of = (groups: string[]): string =>
  groups
    .map((group) => Number.parseInt(group, 16))
    .flatMap((value) => [value >> 8, value & 0xff])
    .join('.');
