const en = {
  before:
    'Register this service at your identity provider first. Enter this one address there, as ACS URL and as entity id (audience). Our metadata is at it, too:',
  address: 'Address to enter at the identity provider, as ACS URL and as entity id; our metadata is there',
  relayState: 'Default relay state, for tiles of the identity provider',
  copyRelayState: 'Copy the relay state',
  source: 'Its metadata',
  sources: { metadataUrl: 'Read from an address, again each day', metadata: 'Entered as XML' },
  metadataUrl: 'Address of its metadata',
  newMetadataUrl: 'New address of its metadata',
  metadata: 'Metadata (XML)',
  newMetadata: 'New metadata (XML)',
  keepHint: 'Leave it empty to keep the metadata that there is.',
  file: 'Metadata from a file',
  fileHint: 'Its text is put into the field above.',
  entityId: 'Entity id (issuer)',
  certificates: 'Certificates',
  validUntil: (day: string) => `valid until ${day}`,
  expiredOn: (day: string) => `expired on ${day}`,
  warnings: {
    allExpired: (day: string) =>
      `Its last certificate expired on ${day}. Nobody can sign in through it any more.`,
    endsSoon: (day: string) =>
      `Its last certificate expires on ${day}. From then on, nobody can sign in through it.`,
    someExpired: (day: string) => `A certificate of it has expired. Others are valid until ${day}.`,
  },
  enterNew: 'Change the connection and enter its new metadata.',
  readDaily: 'New ones are read from its metadata each day.',
  attribute: 'attribute',
  attributesHint:
    'What the identity provider says of a person gives a role. The highest role wins. An attribute has the name under which it is sent, such as groups, or http://schemas.microsoft.com/ws/2008/06/identity/claims/groups from Entra ID.',
  answers: (certificates: number) =>
    `Its metadata is in order. Its certificates: ${certificates} still valid.`,
  notTested: 'Whether it knows this service shows when somebody signs in.',
};

const de: typeof en = {
  before:
    'Melden Sie diesen Dienst zuerst bei Ihrem Identitätsanbieter an. Tragen Sie dort diese eine Adresse ein, als ACS-URL und als Entity-ID (audience). Auch unsere Metadaten stehen dort:',
  address:
    'Adresse, die beim Identitätsanbieter als ACS-URL und als Entity-ID einzutragen ist; dort stehen unsere Metadaten',
  relayState: 'Üblicher Relay State, für Kacheln des Identitätsanbieters',
  copyRelayState: 'Relay State kopieren',
  source: 'Seine Metadaten',
  sources: { metadataUrl: 'Unter einer Adresse, jeden Tag neu gelesen', metadata: 'Als XML eingetragen' },
  metadataUrl: 'Adresse seiner Metadaten',
  newMetadataUrl: 'Neue Adresse seiner Metadaten',
  metadata: 'Metadaten (XML)',
  newMetadata: 'Neue Metadaten (XML)',
  keepHint: 'Lassen Sie es leer, damit die bisherigen Metadaten bleiben.',
  file: 'Metadaten aus einer Datei',
  fileHint: 'Ihr Text kommt in das Feld darüber.',
  entityId: 'Entity-ID (issuer)',
  certificates: 'Zertifikate',
  validUntil: (day) => `gültig bis ${day}`,
  expiredOn: (day) => `abgelaufen am ${day}`,
  warnings: {
    allExpired: (day) =>
      `Sein letztes Zertifikat ist am ${day} abgelaufen. Niemand kann sich mehr über ihn anmelden.`,
    endsSoon: (day) =>
      `Sein letztes Zertifikat läuft am ${day} ab. Von da an kann sich niemand über ihn anmelden.`,
    someExpired: (day) => `Ein Zertifikat von ihm ist abgelaufen. Andere sind bis ${day} gültig.`,
  },
  enterNew: 'Ändern Sie die Verbindung und tragen Sie seine neuen Metadaten ein.',
  readDaily: 'Neue werden jeden Tag aus seinen Metadaten gelesen.',
  attribute: 'Attribut',
  attributesHint:
    'Was der Identitätsanbieter über jemanden sagt, gibt eine Rolle. Die höchste Rolle gilt. Ein Attribut heißt so, wie es gesendet wird, etwa groups, oder http://schemas.microsoft.com/ws/2008/06/identity/claims/groups von Entra ID.',
  answers: (certificates) =>
    `Seine Metadaten sind in Ordnung. Seine Zertifikate: noch ${certificates} gültig.`,
  notTested: 'Ob er diesen Dienst kennt, zeigt sich, wenn sich jemand anmeldet.',
};

export const samlTexts = { en, de };
