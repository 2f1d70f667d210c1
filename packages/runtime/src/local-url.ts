/** The address by which a browser on this machine reaches a server that listens on `host`. */
export function localUrl(host: string, port: number): string {
  const anywhere = host === '0.0.0.0' || host === '::' || host === '';
  const name = anywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
