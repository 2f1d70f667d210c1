const SCHEMAS = 'urn:ietf:params:scim:schemas:core:2.0:';
const PATCH = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

/** Calls as the directory of an identity provider does. `baseUrl` and `token` are those that it was given. */
export function callAsDirectory(baseUrl: string, token: string) {
  const call = async (method: string, path: string, body?: object) => {
    const reply = await fetch(`${baseUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
      body: body === undefined ? null : JSON.stringify(body),
    });
    return { status: reply.status, text: await reply.text() };
  };
  const make = async (kind: 'User' | 'Group', resource: object): Promise<string> => {
    const { status, text } = await call('POST', `/${kind}s`, { schemas: [SCHEMAS + kind], ...resource });
    if (status !== 201) throw new Error(`${status} ${text}`);
    return JSON.parse(text).id;
  };
  return {
    /** Makes a person, and answers their id. */
    addUser: (user: object) => make('User', user),
    /** Makes a group of people, and answers its id. */
    addGroup: (displayName: string, ids: readonly string[]) =>
      make('Group', { displayName, members: ids.map((value) => ({ value })) }),
    /** Answers the status. */
    switchOff: async (id: string): Promise<number> => {
      const operation = { op: 'replace', path: 'active', value: false };
      const change = { schemas: [PATCH], Operations: [operation] };
      return (await call('PATCH', `/Users/${id}`, change)).status;
    },
    /** Answers the status. */
    listUsers: async (): Promise<number> => (await call('GET', '/Users')).status,
  };
}
