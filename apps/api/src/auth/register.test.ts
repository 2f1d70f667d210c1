import { PERMISSIONS } from '@refinery/contracts/enums.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { describe, expect, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { openTestApp } from '../testing/test-app.ts';

const test = fixture((services) =>
  openTestApp(services, { clock, env: { JWT_EXPIRY: '86400', RATE_LIMIT_AUTH: '0' } }),
);
const clock = new TestClock(new Date('2026-03-31T23:00:00Z'));

const account = { password: 'a long password', fullName: 'Ada Lovelace' };
const register = (body: object) => test.post(null, '/api/auth/register', { ...account, ...body });

describe('POST /auth/register', () => {
  it('makes the first user the admin of a new organization and signs them in', async () => {
    const reply = await register({ email: 'ada@example.com', organizationName: 'Analytical Engines' });
    expect(reply.statusCode).toBe(201);
    const body = reply.json();
    expect(body).toEqual({
      accessToken: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      refreshToken: expect.stringMatching(/^prr_[\w-]{64}$/),
      expiresIn: 86_400,
      user: {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        email: 'ada@example.com',
        fullName: 'Ada Lovelace',
        role: 'admin',
        organizationId: body.user.organization.id,
        organization: {
          id: expect.stringMatching(/^[0-9a-f-]{36}$/),
          name: 'Analytical Engines',
          slug: 'analytical-engines',
          plan: 'free',
        },
      },
    });
    const headers = { authorization: `Bearer ${body.accessToken}` };
    const me = await test.get(null, '/api/auth/me', headers);
    expect(me.json()).toEqual({ ...body.user, caller: 'person', permissions: PERMISSIONS });
    const usage = await test.get(null, '/api/usage', headers);
    expect(usage.json()).toMatchObject({ plan: 'free', limit: 1_000, resetsAt: '2026-04-01T00:00:00.000Z' });
  });

  it('makes a personal organization where none is named', async () => {
    const { user } = (await register({ email: 'solo@example.com', fullName: '  Grace Hopper ' })).json();
    expect(user.fullName).toBe('Grace Hopper');
    expect(user.organization).toMatchObject({
      name: "Grace Hopper's organization",
      slug: 'grace-hopper-s-organization',
    });
  });

  it.each([
    ['Ünïted  Çompany & Co.', 'united-company-co'],
    ['東京', 'team'],
    ['-- !! --', 'team'],
    ['x'.repeat(200), 'x'.repeat(48)],
  ])('derives a slug from %j', async (organizationName, slug) => {
    const reply = await register({ email: `slug-${Math.random()}@example.com`, organizationName });
    expect(reply.json().user.organization.slug).toMatch(new RegExp(`^${slug}(-[0-9a-f]{6})?$`));
  });

  it('gives each of several simultaneous organizations of one name a slug of its own', async () => {
    const replies = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        register({ email: `race-${index}@example.com`, organizationName: 'Race Team' }),
      ),
    );
    expect(replies.map((reply) => reply.statusCode)).toEqual([201, 201, 201, 201, 201, 201]);
    const slugs = new Set(replies.map((reply) => reply.json().user.organization.slug));
    expect(slugs.size).toBe(6);
    expect(slugs).toContain('race-team');
  });

  it('lets one of several simultaneous registrations of an e-mail through', async () => {
    const replies = await Promise.all(
      ['same@example.com', 'SAME@example.com', 'Same@Example.com'].map((email) => register({ email })),
    );
    expect(replies.map((reply) => reply.statusCode).sort()).toEqual([201, 409, 409]);
  });

  it('names each conflict by a code of its own, and leaves nothing behind', async () => {
    await register({ email: 'taken@example.com', organizationSlug: 'taken-slug' });
    expectProblem(await register({ email: 'TAKEN@Example.COM' }), 409, 'email_taken');
    const slugTaken = await register({ email: 'free@example.com', organizationSlug: 'taken-slug' });
    expectProblem(slugTaken, 409, 'organization_slug_taken');
    expect((await register({ email: 'free@example.com' })).statusCode).toBe(201);
  });

  it.each([
    ['7 characters', 'seven77', false],
    ['7 characters of two code units each', '😀'.repeat(7), false],
    ['8 characters', 'eight-88', true],
    ['8 characters of two code units each', '😀'.repeat(8), true],
    ['1,024 bytes', 'x'.repeat(1_024), true],
    ['1,024 bytes of umlauts', 'ü'.repeat(512), true],
    ['1,025 bytes', 'x'.repeat(1_025), false],
    ['1,026 bytes in 513 characters', 'ü'.repeat(513), false],
  ])('bounds a password: %s', async (_case, password, allowed) => {
    const email = `bounds-${Math.random()}@example.com`;
    const reply = await register({ email, password });
    if (!allowed) {
      const problem = expectProblem(reply, 400, 'validation_failed');
      expect(problem.errors[0].path).toBe('password');
      expect(reply.body).not.toContain(password);
      return;
    }
    expect(reply.statusCode).toBe(201);
    const payload = { email, password };
    const login = await test.post(null, '/api/auth/login', payload);
    expect(login.statusCode).toBe(200);
  });

  it.each([
    ['a common one', 'password123'],
    ['a common one in another case', 'QwertyUiop'],
    ['a common one with signs around it', '!!Password123!!'],
    ['the e-mail', 'GRACE.HOPPER@example.com'],
    ['the name in the e-mail', 'grace.hopper'],
    ['the name', 'gracehopper'],
    ['the organization', 'Compiler  Works'],
    ['the slug of the organization', 'compiler-works-1'],
  ])('does not take for a password %s', async (_case, password) => {
    const reply = await register({
      email: 'grace.hopper@example.com',
      fullName: 'Grace Hopper',
      organizationName: 'Compiler Works',
      organizationSlug: 'compiler-works-1',
      password,
    });
    const problem = expectProblem(reply, 400, 'validation_failed');
    expect(problem.errors).toEqual([{ path: 'password', message: expect.any(String) }]);
    expect(reply.body).not.toContain(password);
  });

  it.each([
    ['email', { email: 'no-address' }],
    ['email', { email: 3 }],
    ['email', { email: `${'a'.repeat(250)}@example.com` }],
    ['email', { email: 'a\u0000@example.com' }],
    ['fullName', { fullName: '   ' }],
    ['fullName', { fullName: 'a\u0000b' }],
    ['organizationName', { organizationName: '' }],
    ['organizationName', { organizationName: '\ud800' }],
    ['organizationSlug', { organizationSlug: 'Upper' }],
    ['organizationSlug', { organizationSlug: '-edge' }],
    ['organizationSlug', { organizationSlug: 'x' }],
    ['', { plan: 'enterprise' }],
    ['', { role: 'admin' }],
  ])('refuses a wrong %s', async (path, wrong) => {
    const problem = expectProblem(
      await register({ email: 'wrong@example.com', ...wrong }),
      400,
      'validation_failed',
    );
    expect(problem.errors[0].path).toBe(path);
  });
});
