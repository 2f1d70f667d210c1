import { nameIdFormats } from '../names.ts';
import type { ResponseContent } from '../response-content.ts';
import { exchange } from './anatomy.ts';
import { deviating, type HostileResponse, type Source, saying } from './hostile-response.ts';

const whole = 'Refuse, or read the whole text: it is not the victim.';
const nobody = 'Refuse: it names nobody.';

/** A NameID of another domain that begins with the victim's address, with something between. */
const split = (name: string, between: string, end = '.evil.example'): HostileResponse =>
  saying(
    name,
    whole,
    (content, { victim }) => ({
      ...content,
      nameIdFormat: nameIdFormats.emailAddress,
      nameIdXml: `${victim}${between}${end}`,
    }),
    { mayAccept: true },
  );

/** The same in the attributes that are addresses. */
function splitAttributes(content: ResponseContent, victim: string): ResponseContent {
  const attributes = content.attributes.map((given) => ({
    ...given,
    values: given.values.map((value) => (value.includes('@') ? `${victim}.evil.example` : value)),
  }));
  return { ...content, attributes };
}

const commentedAttributes = ({ victim }: Source) => ({
  content: (content: ResponseContent) => splitAttributes(content, victim),
  unsigned: (xml: string) => xml.replaceAll(`${victim}.evil.example`, `${victim}<!---->.evil.example`),
});

const secondName = ({ provider, victim }: Source) => ({
  unsigned: (xml: string) =>
    exchange(
      xml,
      '<saml:SubjectConfirmation ',
      `<saml:NameID>${victim}</saml:NameID><saml:SubjectConfirmation `,
    ),
  content: (content: ResponseContent) => ({ ...content, nameId: provider.person.nameId }),
});

/** Genuine signatures over names that can be read in two ways, or that name nobody. */
export const hostileSubjects: HostileResponse[] = [
  split('comment inside NameID', '<!---->'),
  split('long comment inside NameID', '<!-- a comment\nof two lines -->'),
  split('processing instruction inside NameID', '<?x y?>'),
  split('CDATA inside NameID', '', '<![CDATA[.evil.example]]>'),
  split('element inside NameID', '<x xmlns="urn:x"/>'),
  split('line break inside NameID', '\n'),
  deviating('comment inside the e-mail attribute', whole, commentedAttributes, {
    validlySigned: true,
    mayAccept: true,
  }),
  deviating('two NameIDs', 'Refuse: it names two.', secondName, { validlySigned: true }),
  saying('empty NameID', nobody, (content) => ({ ...content, nameId: '' })),
  saying('blank NameID', nobody, (content) => ({ ...content, nameId: '  \n ' })),
  saying('NameID of a comment only', nobody, (content, { victim }) => ({
    ...content,
    nameIdXml: `<!--${victim}-->`,
  })),
  saying('no NameID', nobody, (content) => ({ ...content, nameId: null })),
  saying('NameID transient', 'Refuse: it is another one each time.', (content) => ({
    ...content,
    nameIdFormat: nameIdFormats.transient,
  })),
];
