import type { Texts } from '../texts';

export const PARTNER_ORDER_WORDS: Texts['partnerOrder'] = {
  title: 'Bestellung {order} von {customer}',
  listTitle: 'Bestellungen von {customer} in Partner Center',
  listTitleFor: 'Bestellungen von {customer} in Partner Center ({cycle})',
  cycles: {
    onetime: 'Einmalig',
    monthly: 'Monatlich',
    annual: 'Jährlich',
    triennial: 'Alle drei Jahre',
    none: 'Kostenlos',
  },
  empty: '{customer} hat in Partner Center keine solchen Bestellungen. Eine neue erscheint nach bis zu 15 Minuten.',
  lag: 'Eine Bestellung erscheint in dieser Liste bis zu 15 Minuten, nachdem sie aufgegeben wurde.',
  justPlaced:
    '{order} wurde am {at} als {id} aufgegeben und steht noch nicht in der Liste; das dauert bis zu 15 Minuten.',
  ours: 'hier gekauft als {order}',
  ownOrder: 'Das ist {order} dieses Bots: Mit „status {order}“ sehen Sie die Karte.',
  status: 'Status',
  placed: 'Aufgegeben',
  cycle: 'Abrechnungszyklus',
  total: 'Gesamtbetrag',
  beforeTax: '{amount}, vor Steuern',
  line: '{quantity} × {name}',
  lineDetails: 'Katalogartikel {offer}',
  term: 'Laufzeit {term}',
  linePrice: 'Stückpreis {price}, zusammen {extended}, vor Steuern',
  subscription: 'Abonnement {id}',
  provisioning: 'Bereitstellung: {status}',
  notRead: 'gerade nicht lesbar ({why})',
  whose: 'Von wem ist diese Bestellung? Schreiben Sie „order {order} for“ und den Namen des Kunden.',
  notFoundHint:
    'Wurde sie in den letzten 15 Minuten aufgegeben, fragen Sie etwas später erneut; sonst prüfen Sie ID und Kunde.',
  justPlacedOne:
    'Bestellung {id} von {customer} wurde am {at} als {order} aufgegeben, und Partner Center zeigt sie noch nicht. Das dauert bis zu 15 Minuten; es ist nichts zu tun.',
  statuses: {
    completed: 'Abgeschlossen: Microsoft hat sie verarbeitet.',
    pending: 'Microsoft verarbeitet sie. Es ist nichts zu tun; meist dauert es Minuten.',
    processing: 'Microsoft verarbeitet sie. Es ist nichts zu tun; meist dauert es Minuten.',
    cancelled: 'Storniert: Es wird nichts geliefert. Fragen Sie neu an, wenn es noch gebraucht wird.',
    canceled: 'Storniert: Es wird nichts geliefert. Fragen Sie neu an, wenn es noch gebraucht wird.',
    suspended: 'Ausgesetzt: Sehen Sie in Partner Center nach, und klären Sie, was sie aufhält.',
    pendingreview:
      'Microsoft prüft sie vor der Verarbeitung, was Tage dauern kann. Es ist nichts zu tun, nur abzuwarten.',
    pendingpoupload:
      'Microsoft verlangt einen Bestellbeleg (Purchase Order): Laden Sie ihn in Partner Center zu dieser Bestellung hoch.',
    pouploadcomplete: 'Der Bestellbeleg ist hochgeladen, und Microsoft prüft ihn. Es ist nichts zu tun.',
    poreviewrejected:
      'Microsoft hat den Bestellbeleg abgelehnt und verarbeitet die Bestellung nicht. Fragen Sie mit einem richtigen Beleg neu an.',
    partialsuccess: 'Nur ein Teil wurde geliefert: Vergleichen Sie die Positionen, und kaufen Sie, was fehlt, neu.',
    error: 'Microsoft konnte sie nicht verarbeiten; es wird nichts geliefert. Fragen Sie neu an.',
  },
  unknownStatus:
    'Partner Center meldet „{status}“, was ich nicht kenne. Sehen Sie die Bestellung in Partner Center an.',
  provisioningStatuses: {
    fulfilled: 'bereitgestellt, die Reservierungen sind nutzbar',
    unfulfilled: 'nicht bereitgestellt, weil die Bestellung storniert wurde',
    prefulfillmentpending: 'noch nicht, Microsoft bereitet sie vor',
    pending: 'noch nicht, Microsoft bereitet sie vor',
  },
};
