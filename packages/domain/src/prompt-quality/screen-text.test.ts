import { describe, expect, it } from 'vitest';
import { TOKEN_PREFIXES } from '../security/secret-token.ts';
import { toReadable } from './readable-text.ts';
import { firstSecret, screenText } from './screen-text.ts';

/** Made when the test runs, so that nothing in this file looks like a token. */
const some = (length: number, from = 'a1B2c3D4e5F6g7H8i9'): string =>
  from.repeat(Math.ceil(length / from.length)).slice(0, length);
const hex = (length: number): string => some(length, '0a1b2c3d4e5f6789');
const letters = (length: number): string => some(length, 'abcDEFghiJKLmno');

const OTHER_VENDORS: readonly string[] = [
  `pplx-${some(48)}`,
  `api_org_${letters(34)}`,
  `r8_${some(37)}`,
  `nvapi-${some(64)}`,
  `lsv2_pt_${hex(32)}_${hex(10)}`,
  `tvly-${some(32)}`,
  `pcsk_${some(6)}_${some(60)}`,
  ...['A3TX', 'ASIA', 'ABIA', 'ACCA'].map((kind) => `${kind}${some(16, 'QWERTYUIOP234567')}`),
  `ABSK${some(120)}`,
  `ya29.${some(100)}`,
  `SharedAccessKey=${some(43)}=`,
  ...['o', 'p', 'r'].map((kind) => `do${kind}_v1_${hex(64)}`),
  `LTAI${some(20)}`,
  `dapi${hex(32)}`,
  ...['s', 'b', 'r'].map((kind) => `hv${kind}.${some(90)}`),
  `${some(14)}.atlasv1.${some(67)}`,
  `HRKU-AA${some(58)}`,
  `fm2_${some(200)}`,
  ...['p', 'i', 'a', 'r', 'k'].map((kind) => `vc${kind}_${some(40)}`),
  `sbp_${hex(40)}`,
  `sb_secret_${some(31)}`,
  ...['tkn', 'oauth', 'pw'].map((kind) => `pscale_${kind}_${some(43)}`),
  `pul-${hex(40)}`,
  ...['pt', 'st', 'ct', 'sa'].map((kind) => `dp.${kind}.${some(43)}`),
  `ops_eyJ${some(400)}`,
  `AGE-SECRET-KEY-1${some(58, 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L')}`,
  ...['o', 'u', 's', 'r'].map((kind) => `gh${kind}_${some(36)}`),
  ...['dt', 'rt', 'cbt', 'ft', 'soat', 'agent', 'ptt', 'oas', 'imt', 'ffct'].map(
    (kind) => `gl${kind}-${some(20)}`,
  ),
  `ATATT3${some(180)}`,
  `rubygems_${hex(48)}`,
  `dckr_pat_${some(27)}`,
  `lin_api_${some(40)}`,
  `figd_${some(43)}`,
  `PMAK-${hex(24)}-${hex(34)}`,
  ...['ys', 'yu'].map((kind) => `sntr${kind}_${some(64)}`),
  ...['c', 'sa'].map((kind) => `gl${kind}_${some(41)}`),
  `NRAK-${some(27, 'QWERTYUIOP234567')}`,
  `phx_${some(43)}`,
  ...['a', 'e', 'o', 'p', 'r', 's'].map((kind) => `xox${kind}-123456789012-${some(24)}`),
  `xoxe.xoxp-1-${some(100)}`,
  `xapp-1-A0${some(8)}-1234567890123-${hex(64)}`,
  `https://acme.webhook.office.com/webhookb2/${some(36)}`,
  `key-${hex(32)}`,
  `${hex(32)}-us21`,
  `xkeysib-${hex(64)}-${some(16)}`,
  ...['rk_live', 'pk_live', 'sk_test', 'rk_prod'].map((kind) => `${kind}_${some(24)}`),
  `sq0atp-${some(22)}`,
  `EAAA${some(60)}`,
  `EAAC${some(180)}`,
  ...['ca', 'pa', 'ss'].map((kind) => `shp${kind}_${hex(32)}`),
  `ntn_12345678901${some(35)}`,
  `secret_${some(43)}`,
  `pat${some(14)}.${hex(64)}`,
];

const SECRETS: readonly string[] = [
  ...TOKEN_PREFIXES.map((prefix) => `${prefix}${some(43)}`),
  `sk-${some(48)}`,
  `sk-proj-${some(74)}T3BlbkFJ${some(74)}`,
  `sk-ant-api03-${some(93)}AA`,
  `sk-or-v1-${hex(64)}`,
  `gsk_${some(52)}`,
  `hf_${letters(34)}`,
  `xai-${some(80)}`,
  `AKIA${some(16, 'QWERTYUIOP234567')}`,
  `AIza${some(35)}`,
  `GOCSPX-${some(28)}`,
  `abc8Q~${some(34)}`,
  `AccountKey=${some(86)}==`,
  `https://store.blob.core.windows.net/a?sv=1&sig=${some(44)}`,
  `ghp_${some(36)}`,
  `github_pat_${some(22)}_${some(59)}`,
  `glpat-${some(20)}`,
  `npm_${some(36)}`,
  `pypi-AgEIcHlwaS5vcmc${some(80)}`,
  `xoxb-123456789012-123456789012-${some(24)}`,
  `https://hooks.slack.com/services/T0${some(8)}/B0${some(8)}/${some(24)}`,
  `https://discord.com/api/webhooks/123456789012345678/${some(68)}`,
  `MT${some(24)}.GabcDE.${some(38)}`,
  `123456789:AA${some(33)}`,
  `SK${hex(32)}`,
  `SG.${some(22)}.${some(43)}`,
  `sk_live_${some(24)}`,
  `shpat_${hex(32)}`,
  ...OTHER_VENDORS,
  `eyJ${some(20)}.eyJ${some(40)}.${some(43)}`,
  '-----BEGIN OPENSSH PRIVATE KEY-----',
  '{"type": "service_account", "private_key": "-----BEGIN PRIVATE KEY-----\\nMIIE"}',
  'postgres://bob:secret1@host/db',
  'postgres://app:hunter22@localhost/db',
  'https://ada:Tr0ub4dor@intranet.example.com/',
  `redis://:${some(12)}@cache.internal:6379`,
  `Authorization: Bearer ${some(40)}`,
  'password: hunter22',
  '"password": "hunter22"',
  '**Password:** hunter22',
  'DB_PASSWORD=hunter22',
  'The password is Tr0ub4dor&3.',
  'Das Passwort ist geheim123',
  'mot de passe : soleil2024',
  'La contraseña es verano2024',
  `api_key = "${some(20)}"`,
  `AWS_SECRET_ACCESS_KEY=${some(40)}`,
  `client_secret: ${some(32)}`,
];

const PHONES: readonly string[] = [
  '+49 30 1234567',
  '0049 30 1234567',
  '+1 415-555-2671',
  '+1 (415) 555-2671',
  '+33 1 23 45 67 89',
  '+44 20 7946 0958',
  '+91 98765 43210',
  '(555) 123-4567',
  '555-123-4567',
  '415.555.2671',
  '1-800-555-0199',
  '030 1234567',
  '(030) 123 45 67 8',
  '030/1234567',
  '0151 23456789',
  '020 7946 0958',
  '07700 900123',
  '01 23 45 67 89',
  '01.23.45.67.89',
  '0612345678',
  '555–123–4567',
  'Tel: 912 345 678',
  'Phone: 4155552671',
];

const EMAILS: readonly string[] = [
  'ada.lovelace+x@mail.example-host.de',
  'ada@lovelace.org',
  'müller@firma.de',
  'ADA@LOVELACE.ORG',
  '<ada@lovelace.co.uk>',
  'See https://lovelace.org or write to ada@lovelace.org',
  'https://lovelace.org/unsubscribe?mail=ada@lovelace.org',
  'https://lists.lovelace.org/members/ada@lovelace.org',
  'https://lovelace.org#ada@lovelace.org',
];

/** What a person reads is the same. */
const HIDDEN: readonly (readonly [string, string])[] = [
  ['secret', `g\u200bhp_${some(36)}`],
  ['secret', `gh\u00adp_${some(36)}`],
  ['secret', `ghp\ufe0f_${some(36)}`],
  ['secret', `gh\u{e0070}p_${some(36)}`],
  ['secret', `\u202agh\u2060p_${some(36)}\u202c`],
  ['secret', 'ｐａｓｓｗｏｒｄ：ｈｕｎｔｅｒ２２'],
  ['secret', '𝐩𝐚𝐬𝐬𝐰𝐨𝐫𝐝: 𝐡𝐮𝐧𝐭𝐞𝐫𝟐𝟐'],
  ['email', 'ada＠lovelace．org'],
  ['email', 'a\u200dda@love\u200blace.org'],
  ['phone', '０３０ １２３４５６７'],
  ['phone', '٠٣٠ ١٢٣٤٥٦٧'],
  ['phone', '०३० १२३४५६७'],
  ['phone', '+49\u00a030\u202f123\u200b4567'],
];

const NOTHING: readonly string[] = [
  // What stands for a secret, and what speaks of one
  'Password: required.',
  'Password: minimum 8 characters',
  'Password: at-least-8-characters',
  'password: <your password>',
  'password: {{password}}',
  'api_key: {{key}}',
  'secret: $SECRET',
  'password=${DB_PASSWORD}',
  'password: %PASSWORD%',
  'password = os.environ["DB_PASSWORD1"]',
  'apiKey: process.env.OPENAI_API_KEY',
  'The key is sk-...',
  `sk-${'x'.repeat(40)}`,
  `ghp_${'*'.repeat(36)}`,
  'sk-your-api-key-goes-here-1234',
  'a task-sk-learn-model-comparison-of-many-2024-trees',
  'token: string',
  'access_token: YOUR_ACCESS_TOKEN_1',
  'API key: YOUR_API_KEY',
  'api-key: xxxxxxxxxxxx1',
  'secret: [REDACTED]',
  'The secret is patience.',
  'A password is hashed with argon2id.',
  'token: base64',
  'password: sha256',
  'max_tokens: 100000',
  'token: 128000',
  'Is the password strong? Password: yes/no',
  'postgres://user:password@localhost:5432/db',
  'postgres://<user>:<password>@db.host.com/app',
  'mysql://root:${PASS}@mysql.internal/app',
  'redis://localhost:6379',
  'https://host.com:8080/@scope/package',
  'Authorization: Bearer <token>',
  'Bearer authentication-with-rotation-of-tokens',
  'Look for AKIAIOSFODNN7EXAMPLE in the logs',
  'prs_short prk_4bY7mQz1…',
  // Addresses of nobody
  'Write to ada@example.com or bob@mail.test.',
  'support@contoso.com, you@yourcompany.com',
  'noreply@example.com, you@example.de, me@example.co.uk, root@localhost',
  'lodash@4.17.21 and logo@2x.png',
  'git@github.com:owner/repository.git',
  'https://ada@intranet.lovelace.org/wiki, ssh://git@lovelace.org:22/engine',
  '@media (max-width: 600px) @ada',
  // Numbers of other things
  'Use only the characters 0123456789.',
  'In 2024 it was 1.234.567 or 12345678901234567890.',
  'Version 0.4.9, 10.000 items, 2026-11-24',
  'On 01.02.2024 10:30, 01/02/2024, 02-03-2024 and 2024-01-02T03:04:05Z',
  'The order 01990000-0000-7000-8000-000000000000',
  'Order 555-123-4567 and invoice 0123 456 789 1',
  'ISO 27001:2013, ISO/IEC 9001, RFC 2119, DIN 5008',
  'ISBN 978-3-16-148410-0 and ISBN 0-306-40615-2',
  '1-2-3, 100-200, 1000-2000 words, 10-20-30-40-50',
  'From 08:00-16:00 or 0800-1600',
  '192.168.100.200, 10.0.0.1:8080, 127.000.000.001',
  'The prices are 1 299,00 €, $1,299.00 and 12 500 000 EUR',
  '01 02 03 04 05 06 07',
  '3.14159265358979 and 0.0625123456',
  'The timestamp 1700000000 and 1700000000000',
  'The card 4111 1111 1111 1111',
  '+1000000 users, +100 %, 5 + 4155552671',
  '555-0123',
  '800-53, 802.11, 24-7, 9-1-1',
  'GPT-4 has 1 760 000 000 000 parameters',
  'UTC+01:00, GMT+0530',
  '000000000000 and 0000 0000 0000',
  'Answer with 2 to 4 sentences of 10 to 20 words, 5 times.',
  '#001122 and 0x0123456789abcdef',
];

const around = (text: string): string => `Write to\n${text}\ntoday`;

describe('what must not be published', () => {
  it.each([
    ...SECRETS.map((text) => ['secret', text] as const),
    ...PHONES.map((text) => ['phone', text] as const),
    ...EMAILS.map((text) => ['email', text] as const),
    ...HIDDEN,
  ])('%s: %s', (what, text) => {
    expect(screenText(around(text)).map((found) => found.what)).toEqual([what]);
    expect(firstSecret(around(text)) !== null).toBe(what === 'secret');
  });
});

it.each(NOTHING)('may be published: %s', (text) => {
  expect(screenText(around(text))).toEqual([]);
});

it.each([
  ['Mail ada@lovelace.org now', 'ada@lovelace.org'],
  ['Mail\u200b a\u200bda@lovelace.or\u200bg\u200b now', 'a\u200bda@lovelace.or\u200bg'],
  ['ﬃ 😀 ａｄａ＠lovelace.org!', 'ａｄａ＠lovelace.org'],
  ['½ Call 030 1234567, 5 times', '030 1234567'],
  ['😀 +49 30 123\u{e0020}4567 😀', '+49 30 123\u{e0020}4567'],
])('the place in the text as it was written: %s', (text, hit) => {
  expect(screenText(text).map(({ start, end }) => text.slice(start, end))).toEqual([hit]);
});

it('numbers within a secret are told once', () => {
  expect(screenText(`sk-${some(30)}-030-1234567 030 1234567`).map(({ what }) => what)).toEqual([
    'secret',
    'phone',
  ]);
});

it('a finding that goes on behind the end of another is told, too', () => {
  const text = 'password: 0301234 567';
  const found = screenText(text).map(({ what, start, end }) => [what, text.slice(start, end)]);
  expect(found).toEqual([
    ['secret', 'password: 0301234'],
    ['phone', '0301234 567'],
  ]);
});

it('a sign that stands for a whole sentence makes no long text', () => {
  expect(toReadable('\ufdfa'.repeat(100)).text.length).toBe(100);
});
