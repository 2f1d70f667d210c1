import { BlockList, isIP } from 'node:net';

type Range = [network: string, prefix: number];

/**
 * IPv4 ranges that are not the public internet: the IANA special-purpose registry (RFC 6890 and its updates),
 * multicast, and the one public address at which a cloud serves its machines' secrets.
 */
const CLOSED_IPV4: Range[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  // Azure's WireServer.
  ['168.63.129.16', 32],
];

/**
 * The only IPv6 space that is assigned to the public internet. Loopback, link-local, unique-local, multicast,
 * IPv4-mapped (::ffff:0:0/96) and NAT64 (64:ff9b::/96) addresses lie outside it.
 */
const OPEN_IPV6: Range = ['2000::', 3];

/** What within {@link OPEN_IPV6} is not public: protocol assignments with Teredo, documentation, 6to4. */
const CLOSED_IPV6: Range[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

function blockList(ranges: Range[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of ranges) list.addSubnet(network, prefix, family);
  return list;
}

const closedIpv4 = blockList(CLOSED_IPV4, 'ipv4');
const openIpv6 = blockList([OPEN_IPV6], 'ipv6');
const closedIpv6 = blockList(CLOSED_IPV6, 'ipv6');

/** Whether an IP address in canonical notation belongs to the public internet. False for anything else. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !closedIpv4.check(address, 'ipv4');
    case 6:
      // A zone id (fe80::1%eth0) marks a link-local address.
      return !address.includes('%') && openIpv6.check(address, 'ipv6') && !closedIpv6.check(address, 'ipv6');
    default:
      return false;
  }
}
