const en = {
  title: 'Linked accounts',
  why: 'With a linked account, you can sign in here without your password.',
  linked: (provider: string) => `Your account at ${provider} is linked.`,
  since: (day: string) => `since ${day}`,
  unlink: 'Unlink',
  unlinkAsk: (provider: string) =>
    `You cannot sign in with ${provider} any more. Your sessions go on. If you have no password here yet, get one first.`,
  link: (provider: string) => `Link ${provider}`,
  linkText: (provider: string) => `You go on at the page of ${provider}, and then come back here.`,
  getPassword: 'Get a password by mail',
};

const de: typeof en = {
  title: 'Verknüpfte Konten',
  why: 'Mit einem verknüpften Konto können Sie sich hier ohne Ihr Passwort anmelden.',
  linked: (provider) => `Ihr Konto bei ${provider} ist verknüpft.`,
  since: (day) => `seit ${day}`,
  unlink: 'Trennen',
  unlinkAsk: (provider) =>
    `Sie können sich mit ${provider} nicht mehr anmelden. Ihre Sitzungen bleiben. Wenn Sie hier noch kein Passwort haben, holen Sie sich zuerst eines.`,
  link: (provider) => `${provider} verknüpfen`,
  linkText: (provider) => `Es geht auf der Seite von ${provider} weiter, und danach wieder hier.`,
  getPassword: 'Ein Passwort per Mail bekommen',
};

export const linkedTexts = { en, de };
