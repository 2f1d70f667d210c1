const en = {
  title: 'Directory',
  intro:
    'The directory of your identity provider, such as Entra ID or Okta, adds people, changes their groups and switches off who leaves, by SCIM 2.0.',
  tokens: 'Tokens',
  noConnection: 'Connect an identity provider first. Its directory gets a token then.',
  toSignIn: 'Connect an identity provider',
  noToken: 'There is no token yet. With one, the directory of your identity provider can call.',
  name: 'Name',
  nameHint: 'For people, such as Acme Entra ID.',
  connection: 'Identity provider',
  prefix: 'Begins with',
  lastUse: 'Last use',
  neverUsed: 'never',
  created: 'Made',
  actions: 'Actions',
  new: 'New token',
  create: 'Make the token',
  secret: 'The new token',
  enterBoth: 'Enter the token at your identity provider, together with this address:',
  copyAddress: 'Copy the address',
  removeQuestion: (name: string) =>
    `With ${name}, the directory cannot change anything any more. People stay as they are.`,
  people: 'People',
  nobody: 'Nobody came from the directory yet.',
  nobodyOf: 'Nobody in the directory has this status.',
  userName: 'User name',
  groups: 'Groups',
  status: 'Status',
  statuses: { active: 'Active', deactivated: 'Deactivated' },
};

export type DirectoryTexts = typeof en;

const de: DirectoryTexts = {
  title: 'Verzeichnis',
  intro:
    'Das Verzeichnis Ihres Identitätsanbieters, etwa Entra ID oder Okta, fügt Leute hinzu, ändert ihre Gruppen und schaltet ab, wer geht, über SCIM 2.0.',
  tokens: 'Tokens',
  noConnection: 'Verbinden Sie zuerst einen Identitätsanbieter. Sein Verzeichnis bekommt dann ein Token.',
  toSignIn: 'Identitätsanbieter verbinden',
  noToken: 'Es gibt noch kein Token. Mit einem kann das Verzeichnis Ihres Identitätsanbieters hier anfragen.',
  name: 'Name',
  nameHint: 'Für Menschen, etwa Acme Entra ID.',
  connection: 'Identitätsanbieter',
  prefix: 'Beginnt mit',
  lastUse: 'Zuletzt benutzt',
  neverUsed: 'nie',
  created: 'Angelegt',
  actions: 'Aktionen',
  new: 'Neues Token',
  create: 'Token anlegen',
  secret: 'Das neue Token',
  enterBoth: 'Tragen Sie das Token bei Ihrem Identitätsanbieter ein, zusammen mit dieser Adresse:',
  copyAddress: 'Adresse kopieren',
  removeQuestion: (name) =>
    `Mit ${name} kann das Verzeichnis dann nichts mehr ändern. Die Leute bleiben, wie sie sind.`,
  people: 'Leute',
  nobody: 'Aus dem Verzeichnis ist noch niemand gekommen.',
  nobodyOf: 'Niemand im Verzeichnis hat diesen Stand.',
  userName: 'Benutzername',
  groups: 'Gruppen',
  status: 'Stand',
  statuses: { active: 'Aktiv', deactivated: 'Deaktiviert' },
};

export const directoryTexts = { en, de };
