import type { Texts } from '../texts';

export const REPLY_WORDS: Texts['replies'] = {
  topics: {
    'approval-needed': '{asked}: {id} wartet auf Ihre Genehmigung. {subject}, {price}, angefragt von {requester}.',
    'approval-reminder':
      '{asked}: {id} wartet noch auf Ihre Genehmigung und verfällt am {lapses}. {subject}, {price}, angefragt von {requester}.',
    'price-moved':
      '{requester} {others}: Der Preis von {id} hat sich geändert. Vorher: {before}. Jetzt: {price}. Es wurde nichts gekauft; eine neue Genehmigung ist nötig.',
    completed: '{requester} {others}: {id} ist gekauft und aktiv. {subject}, {price}. {provider}',
    failed: '{requester} {others}: {id} ist fehlgeschlagen. {message} {remedy} {money}',
    'needs-human':
      '{requester} {others}: {id} braucht einen Menschen. {message} {money} Ich kaufe nicht noch einmal, bevor jemand beim Anbieter nachgesehen hat.',
    rejected: '{requester}: {rejecter} hat {id} abgelehnt. {reason} Es wurde nichts gekauft.',
    lapsed: '{requester}: {id} ist verfallen, weil niemand rechtzeitig geantwortet hat. Es wurde nichts gekauft.',
    withdrawn: '{others} {id} wurde von {requester} zurückgezogen. Es wurde nichts gekauft.',
    'expires-soon':
      '{requester} {others}: Die Reservierung von {id} endet {ends}. {subject}. {renewal} Mit Verlängern oder „verlängern {id}“ fragen Sie eine neue gleicher Art an.',
  },
  ends: 'am {day}, in {count} Tagen',
  endsTomorrow: 'am {day}, innerhalb eines Tages',
  renewsItself: 'Sie verlängert sich von selbst.',
  renewsNot: 'Sie verlängert sich nicht von selbst.',
  renewButton: 'Verlängern',
  everybody: 'An alle, die genehmigen',
  provider: 'Bestellung beim Anbieter: {id}.',
  reason: 'Grund: „{reason}“',
};
