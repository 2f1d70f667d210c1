const en = {
  title: 'Sign-in',
  intro:
    'Prove which e-mail domains are yours. Each domain is proved by itself, by a record in its DNS, and belongs to one organization.',
  empty: 'There is no domain yet.',
  domain: 'Domain',
  domainHint: 'What stands behind the @ in your e-mail addresses, such as acme.example.',
  add: 'Add a domain',
  added: 'Added. Put its record into the DNS, then verify it.',
  pending:
    'Not proved. Put this record into the DNS, then verify the domain. It may take an hour to be seen.',
  verified: (when: string) =>
    `Proved since ${when}. Leave the record where it is: it is looked for every day.`,
  missing: (when: string) =>
    `The record is missing since ${when}. After 7 days without it the domain is not yours any more.`,
  recordName: 'Name of the record',
  recordType: 'Type',
  recordValue: 'Value',
  copyName: 'Copy the name',
  copyValue: 'Copy the value',
  verify: 'Verify',
  removePending: (domain: string) => `${domain} is removed. If you add it again, it gets another record.`,
  removeVerified: (domain: string) =>
    `${domain} is not proved any more, and another organization can prove it. If you add it again, it gets another record.`,
};

export type SignInTexts = typeof en;

const de: SignInTexts = {
  title: 'Anmeldung',
  intro:
    'Weisen Sie nach, welche E-Mail-Domains Ihnen gehören. Jede Domain wird für sich nachgewiesen, durch einen Eintrag in ihrem DNS, und gehört einer Organisation.',
  empty: 'Es gibt noch keine Domain.',
  domain: 'Domain',
  domainHint: 'Was in Ihren E-Mail-Adressen hinter dem @ steht, etwa acme.example.',
  add: 'Domain hinzufügen',
  added: 'Hinzugefügt. Tragen Sie den Eintrag ins DNS ein und prüfen Sie ihn dann.',
  pending:
    'Nicht nachgewiesen. Tragen Sie diesen Eintrag ins DNS ein und prüfen Sie ihn dann. Es kann eine Stunde dauern, bis er zu sehen ist.',
  verified: (when) => `Nachgewiesen seit ${when}. Lassen Sie den Eintrag stehen: Er wird jeden Tag gesucht.`,
  missing: (when) =>
    `Der Eintrag fehlt seit ${when}. Nach 7 Tagen ohne ihn gehört die Domain nicht mehr zu Ihnen.`,
  recordName: 'Name des Eintrags',
  recordType: 'Typ',
  recordValue: 'Wert',
  copyName: 'Namen kopieren',
  copyValue: 'Wert kopieren',
  verify: 'Prüfen',
  removePending: (domain) =>
    `${domain} wird entfernt. Wenn Sie die Domain wieder hinzufügen, bekommt sie einen anderen Eintrag.`,
  removeVerified: (domain) =>
    `${domain} ist dann nicht mehr nachgewiesen, und eine andere Organisation kann die Domain nachweisen. Wenn Sie sie wieder hinzufügen, bekommt sie einen anderen Eintrag.`,
};

export const signInTexts = { en, de };
