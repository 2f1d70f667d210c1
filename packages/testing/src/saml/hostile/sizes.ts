import { after, assertionOf, before, exchange, extended } from './anatomy.ts';
import { changing, deviating, type HostileResponse } from './hostile-response.ts';

const large = 'Refuse, soon: it is larger than any response needs to be.';
const unsigned = { validlySigned: true, mayAccept: true };

const junk = '<x:junk xmlns:x="urn:junk">0123456789</x:junk>';
const junkOf = (bytes: number): string => junk.repeat(Math.ceil(bytes / junk.length));
/** Each is looked for in all those around it. */
const prefixed = (levels: number): string => {
  const numbers = Array.from({ length: levels }, (_, level) => level);
  const opened = numbers.map((level) => `<p${level}:a xmlns:p${level}="urn:${level}">`);
  const closed = numbers.reverse().map((level) => `</p${level}:a>`);
  return [...opened, ...closed].join('');
};
const nested = (levels: number): string => '<a>'.repeat(levels) + '</a>'.repeat(levels);
const manyAttributes = Array.from({ length: 10_000 }, (_, index) => ` a${index}="${index}"`).join('');
const manyNamespaces = Array.from({ length: 2_000 }, (_, index) => ` xmlns:n${index}="urn:${index}"`).join(
  '',
);

const fifteenOf18KB = Array.from({ length: 15 }, (_, index) => ({
  name: `junk ${index}`,
  values: ['x'.repeat(18_000)],
}));

/** Documents that take long to read. */
export const hostileSizes: HostileResponse[] = [
  changing(
    '200 KB of elements before the assertion',
    large,
    (xml) => before(xml, assertionOf(xml), junkOf(200_000)),
    unsigned,
  ),
  changing(
    '200 KB of elements after the assertion',
    large,
    (xml) => after(xml, assertionOf(xml), junkOf(200_000)),
    unsigned,
  ),
  changing('100 levels', large, (xml) => extended(xml, nested(100))),
  changing('2,000 levels, each with a prefix of its own', large, (xml) => extended(xml, prefixed(2_000))),
  changing('20,000 levels', large, (xml) => extended(xml, nested(20_000))),
  changing('20,000 levels in the NameID', large, (xml) =>
    exchange(xml, '</saml:NameID>', `${nested(20_000)}</saml:NameID>`),
  ),
  changing('10,000 attributes', large, (xml) =>
    exchange(xml, '<samlp:Response', `<samlp:Response${manyAttributes}`),
  ),
  changing('2,000 namespaces', large, (xml) =>
    exchange(xml, '<samlp:Response', `<samlp:Response${manyNamespaces}`),
  ),
  deviating(
    '2 MB in an attribute',
    large,
    () => ({
      content: (content) => ({
        ...content,
        attributes: [...content.attributes, { name: 'junk', values: ['x'.repeat(2_000_000)] }],
      }),
    }),
    { validlySigned: true },
  ),
  deviating(
    '270 KB in attributes',
    large,
    () => ({
      content: (content) => ({ ...content, attributes: [...content.attributes, ...fifteenOf18KB] }),
    }),
    { validlySigned: true },
  ),
  changing('2 MB of spaces', large, (xml) => ' '.repeat(2_000_000) + xml),
  changing('2 MB in a comment', large, (xml) => `${xml}<!--${'x'.repeat(2_000_000)}-->`),
];
