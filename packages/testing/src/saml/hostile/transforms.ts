import { algorithms } from '../names.ts';
import { exchange } from './anatomy.ts';
import { type HostileResponse, type Source, writing } from './hostile-response.ts';
import { byKey, resign } from './resign.ts';

const allowed = 'Refuse: only enveloped-signature and exclusive C14N, once each.';

const resigned =
  (change: (signedInfo: string) => string) =>
  ({ provider, request }: Source): string =>
    resign(provider.write(request), change, byKey(provider.identity));

/** A transform more, which leaves what is signed as it is. */
const transformed = (name: string, transform: string, validlySigned = false): HostileResponse =>
  writing(
    name,
    allowed,
    resigned((signedInfo) => exchange(signedInfo, '<ds:Transforms>', `<ds:Transforms>${transform}`)),
    {
      validlySigned,
    },
  );

const algorithm = (name: string, content = ''): string =>
  `<ds:Transform Algorithm="${name}">${content}</ds:Transform>`;

/** Copies all; one that does more would read files or never end. */
const stylesheet =
  '<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0">' +
  '<xsl:template match="@*|node()"><xsl:copy><xsl:apply-templates select="@*|node()"></xsl:apply-templates>' +
  '</xsl:copy></xsl:template></xsl:stylesheet>';

const reference = /<ds:Reference [\s\S]*?<\/ds:Reference>/;

/** Signatures that make whoever checks them work, or that cover something else than they seem to. */
export const hostileTransforms: HostileResponse[] = [
  writing(
    '1,000 references',
    'Refuse: one reference for each signature.',
    resigned((signedInfo) => signedInfo.replace(reference, (one) => one.repeat(1_000))),
    { validlySigned: true },
  ),
  writing(
    'two references',
    'Refuse: one reference for each signature.',
    resigned((signedInfo) => signedInfo.replace(reference, (one) => one.repeat(2))),
    { validlySigned: true },
  ),
  writing(
    'no reference',
    'Refuse: nothing is covered.',
    resigned((signedInfo) => signedInfo.replace(reference, '')),
  ),
  transformed('1,000 transforms', algorithm(algorithms.exclusive).repeat(1_000)),
  transformed('an XSLT transform', algorithm(algorithms.xslt, stylesheet)),
  transformed('an XPath transform', algorithm(algorithms.xpath, '<ds:XPath>true()</ds:XPath>')),
  transformed(
    'an XPath transform that leaves out the Subject',
    algorithm(algorithms.xpath, "<ds:XPath>not(ancestor-or-self::*[local-name()='Subject'])</ds:XPath>"),
  ),
  transformed('a base64 transform', algorithm(algorithms.base64)),
];
