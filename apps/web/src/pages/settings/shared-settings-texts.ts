const en = {
  changedElsewhere:
    'Somebody changed these settings in the meantime. What you wrote is still here. If you save it, it replaces the new settings.',
  merged: 'Somebody changed other settings meanwhile. All are shown as they are now.',
  showNew: 'Show the new settings',
};

const de: typeof en = {
  changedElsewhere:
    'Jemand hat diese Einstellungen inzwischen geändert. Was Sie geschrieben haben, steht noch hier. Wenn Sie es speichern, ersetzt es die neuen Einstellungen.',
  merged: 'Jemand hat inzwischen andere Einstellungen geändert. Alle werden gezeigt, wie sie jetzt sind.',
  showNew: 'Neue Einstellungen zeigen',
};

export const sharedSettingsTexts = { en, de };
