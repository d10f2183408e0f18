import type { Texts } from '../texts';

export const SAVINGS_WORDS: Texts['savings'] = {
  saves:
    'Spart {percent} % ({saved}) gegenüber nutzungsbasierter Zahlung, die über die Laufzeit {without} und im Monat {monthly} kostet.',
  costsMore:
    '⚠ Kostet {percent} % ({saved}) mehr als nutzungsbasierte Zahlung, die über die Laufzeit {without} kostet.',
  breakEven: 'Lohnt sich ab Monat {month} ({day}).',
  never: 'Lohnt sich nie.',
  label: '{label}. Azure-Listenpreise, abgefragt am {at}.',
  title: 'Ersparnis: {what}',
  chart: 'Kosten über die gesamte Laufzeit in {currency}',
  payAsYouGo: 'Nutzungsbasiert',
  reservation: 'Reservierung',
  facts: {
    withoutMonthly: 'Nutzungsbasiert, im Monat',
    withMonthly: 'Reservierung, im Monat',
    withoutTotal: 'Nutzungsbasiert, gesamte Laufzeit',
    withTotal: 'Reservierung, gesamte Laufzeit',
  },
};
