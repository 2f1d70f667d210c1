import { isIPv4, isIPv6 } from 'node:net';

const GROUPS = 8;
const NETWORK_GROUPS = 4;
const MAPPED_IPV4 = ['0', '0', '0', '0', '0', 'ffff'];

/**
 * What a client address counts as: an IPv4 address itself, also where it comes mapped into IPv6; an IPv6 address its
 * /64, which is the least that one customer has. Takes the ports and brackets that some proxies put into
 * X-Forwarded-For. A text that is no address counts as itself.
 */
export function addressKey(address: string): string {
  const host = withoutPort(address);
  if (isIPv4(host)) return host;
  const [plain = ''] = host.split('%');
  if (!isIPv6(plain)) return host;
  const groups = groupsOf(plain);
  const isMapped = MAPPED_IPV4.every((group, index) => groups[index] === group);
  return isMapped ? ipv4Of(groups.slice(-2)) : `${groups.slice(0, NETWORK_GROUPS).join(':')}::/64`;
}

function withoutPort(address: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(address)?.[1];
  return bracketed ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(address)?.[1] ?? address;
}

/** The eight groups of an IPv6 address, in lower case and without leading zeros, whatever way it is written. */
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
