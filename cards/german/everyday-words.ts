import type { Texts } from '../texts';

export const EVERYDAY_WORDS: Texts['everyday'] = {
  nothingToRepeat: {
    what: 'Eine frühere Anfrage von Ihnen in dieser Unterhaltung',
    hint: 'Schreiben Sie „nochmal“ und die Nummer eines Auftrags, zum Beispiel „nochmal R-7K2M9Q“.',
  },
  planAgain: {
    why: 'Ein Azure-Plan wird nur einmal bestellt.',
    hint: 'Schreiben Sie „kaufen“, um eine Reservierung anzufragen.',
  },
  orders: {
    unclear: 'Wonach „{text}“ die Liste eingrenzt, weiß ich nicht.',
    hint: 'Schreiben Sie zum Beispiel „bestellungen meine failed kunde Contoso region westeurope seit 2026-10 bis 2026-11“.',
    cut: 'Nur die neuesten {count} Bestellungen wurden angesehen; grenzen Sie nach Zustand oder „meine“ ein, um ältere zu sehen.',
  },
  approvals: {
    title: 'Wartet auf Ihre Genehmigung',
    titleAll: 'Wartet auf eine Genehmigung',
    none: 'Nichts wartet.',
    others: '{count} weitere warten auf andere oder sind von Ihnen; „genehmigungen alle“ zeigt sie.',
  },
  spend: {
    title: 'Über diesen Bot gekauft',
    line: '{month}, {customer}',
    details: '{amounts} · Bestellungen: {count}',
    upfront: '{amount} im Voraus',
    monthly: '{amount} in monatlichen Zahlungen ({each} je Monat)',
    total: 'Insgesamt in {currency}: {amounts}.',
    none: 'In dieser Zeit wurde hier nichts gekauft.',
    how: 'Das sind die genehmigten Preise über die gesamten Laufzeiten, ohne Steuern, für alles, was der Anbieter angenommen hat; nichts, was nur wartet oder gescheitert ist. Was berechnet wurde: „rechnungen“.',
    unclear: 'Wonach „{text}“ die Ausgaben eingrenzt, weiß ich nicht.',
    hint: 'Schreiben Sie zum Beispiel „ausgaben 2026-11“ oder „ausgaben kunde Contoso seit 2026-01“.',
  },
  share: {
    price: 'Preis über die gesamte Laufzeit: {price}',
    askedBy: 'Angefragt von {name}, {at}',
    approvedBy: 'Genehmigt von {names}',
    provider: 'Auftrag beim Anbieter: {id}',
    asOf: 'Gezeigt von {name}, Stand {at}. Den heutigen Stand zeigt „status {id}“ im Chat mit dem Reservation Desk.',
    nothing: 'Zu „{text}“ passt keine Bestellung. Suchen Sie nach Nummer, Kunde, SKU oder Region.',
    nothingYet: 'Es gibt noch keine Bestellung.',
    notOffered: 'Das gibt es hier nicht. Suchen Sie eine Bestellung nach Nummer, Kunde oder SKU.',
    unknownPerson:
      'Wer Sie sind, kann ich nicht erkennen. Suchen Sie mit einem Konto dieser Organisation; Gäste können das nicht.',
  },
  templates: {
    title: 'Gespeicherte Anfragen',
    none: 'Noch ist nichts gespeichert. Schreiben Sie „speichern“ und einen Auftrag, zum Beispiel „speichern R-7K2M9Q als webserver“.',
    how: 'Schreiben Sie „vorlage“ und den Namen, um es anzufragen, und was anders sein soll: „vorlage webserver für Fabrikam 5x“.',
    saved:
      'Gespeichert als „{name}“: {subject}. Mit „vorlage {name}“ fragen Sie es erneut an, zum Preis des jeweiligen Tages.',
    savedBy: 'gespeichert von {name} am {day}',
    forgotten: '„{name}“ ist nicht mehr gespeichert.',
    unknown: 'Eine gespeicherte Anfrage „{name}“',
    unknownHint: 'Mit „vorlagen“ sehen Sie alle.',
    plan: { why: 'Ein Azure-Plan wird nur einmal bestellt.', hint: 'Speichern Sie eine Reservierung.' },
    tooLong: { why: 'Ein Name darf höchstens 40 Zeichen haben.', hint: 'Wählen Sie einen kürzeren.' },
    taken: { why: '{name} hat unter diesem Namen etwas anderes gespeichert.', hint: 'Wählen Sie einen anderen Namen.' },
    full: {
      why: 'Es sind schon 200 Anfragen gespeichert.',
      hint: 'Entfernen Sie eine mit „vorlage löschen <Name>“.',
    },
  },
};
