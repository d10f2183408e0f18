import type { Texts } from '../texts';

export const SETTINGS_WORDS: Texts['settings'] = {
  title: 'Einstellungen dieser Unterhaltung',
  names: { language: 'Sprache', timeZone: 'Zeitzone', currency: 'Währung', customer: 'Kunde' },
  usual: '{value} (hier nicht festgelegt)',
  nothing: 'Keine Angabe',
  what: {
    language: 'In dieser Sprache sind Karten und Antworten hier geschrieben.',
    timeZone: 'Nach dieser Zeitzone sind Uhrzeiten hier angegeben.',
    currency: 'In dieser Währung wird eine Ersparnis geschätzt, wenn Sie keine nennen.',
    customer: 'Für diesen Kunden gilt eine Anfrage, wenn Sie keinen nennen. Er steht beim Preis und lässt sich ändern.',
  },
  how: [
    'Schreiben Sie zum Beispiel „einstellungen sprache englisch“, „einstellungen zeitzone Europe/Berlin“, „einstellungen währung EUR“ oder „einstellungen kunde Contoso“.',
    '„einstellungen kunde aus“ nimmt eine Einstellung zurück.',
  ],
  set: '{name}: {value}. Das gilt für alle in dieser Unterhaltung.',
  taken: '{name} ist hier nicht mehr festgelegt.',
  languages: { en: 'Englisch (English)', de: 'Deutsch' },
  noLanguage: '„{text}“ spreche ich nicht.',
  noTimeZone: '„{text}“ ist keine Zeitzone, die ich kenne.',
  noCurrency: '„{text}“ ist keine Währung, die ich kenne.',
  noCustomer: 'Einen Kunden „{text}“ kenne ich nicht.',
  hints: {
    language: 'Ich spreche Deutsch und Englisch.',
    timeZone: 'Schreiben Sie sie wie Europe/Berlin, oder UTC.',
    currency: 'Schreiben Sie die drei Buchstaben, zum Beispiel EUR.',
    customer: 'Mit „kunden“ sehen Sie alle.',
  },
};
