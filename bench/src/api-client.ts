/** Registers an organization and returns an access token of its administrator. */
export async function signUp(origin: string): Promise<string> {
  const session = await send(origin, 'POST', '/api/auth/register', {
    email: `bench-${process.pid}-${Date.now()}@example.com`,
    password: 'benchmark password',
    fullName: 'Bench',
  });
  return `${session.accessToken}`;
}

/** An API key of the organization that a token is for; without one, of a new organization. */
export async function createApiKey(origin: string, token?: string): Promise<string> {
  const created = await send(
    origin,
    'POST',
    '/api/api-keys',
    { name: 'bench' },
    token ?? (await signUp(origin)),
  );
  return `${created.key}`;
}

/** Sends JSON to the API and reads its answer. Throws where it refuses. */
export async function send(
  origin: string,
  method: 'POST' | 'PUT',
  path: string,
  body: object,
  token?: string,
): Promise<Record<string, unknown>> {
  const reply = await fetch(`${origin}${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  });
  if (!reply.ok) throw new Error(`${path} answered ${reply.status}`);
  return JSON.parse(await reply.text());
}
