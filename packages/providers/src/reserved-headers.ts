/**
 * Headers that a credential is never sent in: they decide how a message is framed, where it goes or whom it
 * claims to come from, not how it is authorized. A proxy or a private service behind one may trust them.
 */
const RESERVED = new Set([
  'accept',
  'accept-encoding',
  'cf-connecting-ip',
  'client-ip',
  'connection',
  'cookie',
  'cookie2',
  'date',
  'expect',
  'fastly-client-ip',
  'forwarded',
  'host',
  'http2-settings',
  'keep-alive',
  'metadata-flavor',
  'origin',
  'referer',
  'set-cookie',
  'te',
  'trailer',
  'trailers',
  'transfer-encoding',
  'true-client-ip',
  'upgrade',
  'user-agent',
  'via',
  'x-client-ip',
  'x-cluster-client-ip',
  'x-http-method-override',
  'x-original-forwarded-for',
  'x-original-host',
  'x-original-url',
  'x-real-ip',
  'x-remote-addr',
  'x-remote-ip',
  'x-rewrite-url',
]);

const RESERVED_FAMILIES = ['content-', 'proxy-', 'sec-', 'x-forwarded', 'x-envoy-', 'x-aws-ec2-metadata-'];

/** Whether a credential must not be sent in the header of this name, in any case of letters. */
export function isReservedHeader(name: string): boolean {
  const lower = name.toLowerCase();
  return RESERVED.has(lower) || RESERVED_FAMILIES.some((prefix) => lower.startsWith(prefix));
}
