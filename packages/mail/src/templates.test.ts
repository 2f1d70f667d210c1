import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { createTransport } from 'nodemailer';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { mailOptions } from './mail-options.ts';
import { type TemplateName, templates } from './templates.ts';

const LINK = 'https://refinery.example/verify-email#token=abc&x="1"';
const TIME = '2026-05-04T10:00:00.000Z';

/** Data of each template, where everything that people choose is `name`. */
const dataFor = (name: string): Record<TemplateName, object> => ({
  welcome: { fullName: name, link: LINK, expiresAt: TIME },
  'verify-email': { fullName: name, link: LINK, expiresAt: TIME },
  'reset-password': { fullName: name, link: LINK, expiresAt: TIME },
  'password-changed': { fullName: name, changedAt: TIME, link: LINK },
  'account-linked': { fullName: name, provider: 'GitHub', linkedAt: TIME, link: LINK },
  invitation: { inviterName: name, organizationName: name, role: 'viewer', link: LINK, expiresAt: TIME },
  announcement: {
    subject: `News of ${name}`,
    text: `Dear ${name.replaceAll(/[\s\p{Cc}]+/gu, ' ').slice(0, 100)}.`,
  },
  'export-ready': { fullName: name, link: LINK, expiresAt: TIME },
  'quota-warning': { organizationName: name, used: 80, limit: 100, resetsAt: TIME },
  'quota-reached': { organizationName: name, limit: 100, resetsAt: TIME },
  'webhook-disabled': { organizationName: name, url: name, reason: name },
  'payment-due': { organizationName: name, endsAt: TIME, link: LINK },
  'certificate-expires': { organizationName: name, connectionName: name, expiresAt: TIME, link: LINK },
  'domain-missing': { organizationName: name, domain: 'acme.example', link: LINK },
  'domain-lost': { organizationName: name, domain: 'acme.example', link: LINK },
  'sso-bypassed': { organizationName: name, email: 'ada@acme.example', signedInAt: TIME, link: LINK },
});

const NAMES = Object.keys(templates).filter((name): name is TemplateName => name in templates);
const renderWith = (template: TemplateName, name: string) =>
  templates[template].render(dataFor(name)[template]);

/** The elements of a page with their attributes, without what people read. */
const markupOf = (page: string): string[] => page.match(/<[^>]*>/g) ?? [];

const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
async function sendAndRead(template: TemplateName, name: string) {
  const content = renderWith(template, name);
  const message = { id: 'abc', to: 'ada@example.com', ...content };
  const { message: composed } = await composer.sendMail(mailOptions('no-reply@localhost', message));
  return PostalMime.parse(Buffer.isBuffer(composed) ? composed : '');
}

const HOSTILE = [
  'Eve\r\nBcc: victim@example.com',
  'Eve\n\nOpen https://evil.example',
  'Eve\u2028\u2029\u0085next',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='x",
  '</p><a href="https://evil.example">here</a>',
  '\u202Egnp.exe\u2066',
  '=?utf-8?B?QmNjOiBldmVAZXhhbXBsZS5jb20=?=',
  '&lt;b&gt;',
  '\uD800 lone',
  '${name} {{name}}',
];
const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(...HOSTILE),
  fc
    .array(fc.constantFrom('\r', '\n', '<', '>', '"', "'", '&', 'Bcc:', ' ', 'a'), { maxLength: 20 })
    .map((all) => all.join('')),
);

describe.each(NAMES)('%s', (template) => {
  it('says the same in text and in HTML', () => {
    const { text, html } = renderWith(template, 'Ada');
    const read = html.slice(html.indexOf('<body')).replace(/<[^>]*>/g, '');
    // The text has the address behind the words of the link.
    const written = text
      .replace(/:\nhttps:.*$/m, '')
      .split('\n')
      .filter(Boolean);
    expect(read.split('\n').filter(Boolean).join('\n')).toBe(written.join('\n'));
    expect(text).toContain('Ada');
  });

  it('whatever people are called, its markup, its lines and its headers are the same', async () => {
    const plain = await sendAndRead(template, 'Ada');
    const { html: page, text } = renderWith(template, 'Ada');
    await fc.assert(
      fc.asyncProperty(words, async (name) => {
        const content = renderWith(template, name);
        expect(markupOf(content.html)).toEqual(markupOf(page));
        expect(content.text.split(/[\r\n\u0085\u2028\u2029]/)).toHaveLength(text.split('\n').length);
        expect(content.subject).not.toMatch(/[\r\n]/);
        const email = await sendAndRead(template, name);
        expect(email.headers.map(({ key }) => key)).toEqual(plain.headers.map(({ key }) => key));
        expect([email.to, email.cc, email.bcc]).toEqual([plain.to, undefined, undefined]);
      }),
      { numRuns: 60, examples: HOSTILE.map((name) => [name]) },
    );
  });

  it('takes no data that have gaps', () => {
    expect(() => templates[template].render({})).toThrow();
  });
});

it('a name is read as it was written, and cut where it is a text', () => {
  expect(renderWith('welcome', 'O’Brien & <Söhne> 👩‍💻').html).toContain(
    'Hello O’Brien &amp; &lt;Söhne&gt; 👩‍💻,',
  );
  expect(renderWith('welcome', '👩'.repeat(300)).text).toContain(`Hello ${'👩'.repeat(200)}…,`);
});

it('a link stays one in its attribute, and leads to the web', () => {
  const { html, text } = renderWith('welcome', 'Ada');
  expect(html).toContain('<a href="https://refinery.example/verify-email#token=abc&amp;x=%221%22">');
  expect(text).toContain('\nhttps://refinery.example/verify-email#token=abc&x=%221%22\n');
  const data = { fullName: 'Ada', expiresAt: TIME };
  expect(() => templates.welcome.render({ ...data, link: 'javascript:alert(1)' })).toThrow(TypeError);
});

it('a time is that of UTC, wherever the machine is', () => {
  const { href } = new URL('./templates/moment.ts', import.meta.url);
  const script = `import('${href}').then(({ moment }) => console.log(moment('${TIME}')))`;
  const env = { ...process.env, TZ: 'Asia/Tokyo' };
  const said = execFileSync(process.execPath, ['--eval', script], { env, encoding: 'utf8' });
  expect(said.trim()).toBe('4 May 2026 at 10:00 UTC');
});
