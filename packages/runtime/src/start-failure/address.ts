/** `host:port` of a URL: what may be shown of it. */
export function addressOf(url: string, defaultPort: number): string {
  try {
    const { hostname, port } = new URL(url);
    return `${hostname || 'localhost'}:${port || defaultPort}`;
  } catch {
    return 'an address that cannot be read';
  }
}
