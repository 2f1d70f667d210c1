import { describe, expect, it } from 'vitest';
import { CommonEnvironment, EnvironmentError, parseEnvironment } from './environment.ts';
import { socialClientsFrom } from './social-clients.ts';

const LEAST = {
  DATABASE_URL: 'postgres://db/x',
  REDIS_URL: 'redis://cache',
  ENCRYPTION_KEYS: `one:${Buffer.alloc(32).toString('base64')}`,
};
const read = (more: Record<string, string>) =>
  socialClientsFrom(parseEnvironment(CommonEnvironment, { ...LEAST, ...more }));
const google = { GOOGLE_CLIENT_ID: 'id', GOOGLE_CLIENT_SECRET: 'secret of Google' };
const github = { GITHUB_CLIENT_ID: 'id', GITHUB_CLIENT_SECRET: 'secret of GitHub' };

describe('the clients at social providers', () => {
  it('are those that have an id and a secret', () => {
    const atGoogle = { url: 'https://accounts.google.com', clientId: 'id', clientSecret: 'secret of Google' };
    const atGitHub = { url: 'https://github.com', clientId: 'id', clientSecret: 'secret of GitHub' };
    expect(read({})).toEqual({});
    expect(read(google)).toEqual({ google: atGoogle });
    expect(read(github)).toEqual({ github: atGitHub });
    expect(read({ ...google, ...github })).toEqual({ google: atGoogle, github: atGitHub });
    expect(read({ ...github, GITHUB_URL: 'https://git.acme.example' })).toEqual({
      github: { ...atGitHub, url: 'https://git.acme.example' },
    });
  });

  it.each([
    ['GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET'],
    ['GOOGLE_CLIENT_SECRET', 'GOOGLE_CLIENT_ID'],
    ['GITHUB_CLIENT_ID', 'GITHUB_CLIENT_SECRET'],
    ['GITHUB_CLIENT_SECRET', 'GITHUB_CLIENT_ID'],
  ])('with %s need %s, too', (given, missing) => {
    const start = () => read({ [given]: 'plugh' });
    expect(start).toThrow(EnvironmentError);
    expect(start).toThrow(`${missing} is missing`);
    expect(start).toThrow(given);
    expect(start).not.toThrow('plugh');
    expect(() => read({ [given]: 'x', [missing]: '' })).toThrow();
  });

  it.each(['github.com', 'ftp://github.com', 'https://github.com/', 'https://github.com/path'])(
    'are not at %s',
    (GITHUB_URL) => {
      expect(() => read({ ...github, GITHUB_URL })).toThrow('GITHUB_URL');
    },
  );
});
