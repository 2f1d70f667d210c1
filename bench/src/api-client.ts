/** Registers an organization and returns an API key of it. */
export async function createApiKey(origin: string): Promise<string> {
  const session = await send(origin, '/api/auth/register', {
    email: `bench-${process.pid}-${Date.now()}@example.com`,
    password: 'benchmark password',
    fullName: 'Bench',
  });
  const created = await send(origin, '/api/api-keys', { name: 'bench' }, `${session.accessToken}`);
  return `${created.key}`;
}

async function send(
  origin: string,
  path: string,
  body: object,
  token?: string,
): Promise<Record<string, unknown>> {
  const reply = await fetch(`${origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  });
  if (!reply.ok) throw new Error(`${path} answered ${reply.status}`);
  return JSON.parse(await reply.text());
}
