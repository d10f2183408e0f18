import type { Texts } from '../texts';

export const OPERATIONS_WORDS: Texts['operations'] = {
  backEnds: { 'partner-center': 'Partner Center', azure: 'Azure' },
  unnamed: 'ohne Namen',
  outside:
    '**Anderswo gekauft.** {where} führt seit {at} den Auftrag {id} von {customer} ({what}). Hier hat ihn niemand ' +
    'angefragt. Wenn niemand davon weiß, gehen Sie dem noch heute nach: Eine Reservierung kann zurückgegeben werden.',
  finding: '**Bitte sehen Sie sich das an.** {what}',
  outsideCount: {
    one: 'Eine Reservierung wurde in den letzten 30 Tagen anderswo gekauft: {newest}.',
    other: '{count} Reservierungen wurden in den letzten 30 Tagen anderswo gekauft, zuletzt: {newest}.',
  },
  outsideOrder: '{customer}, Auftrag {id} bei {where}',
  purchasesWait: 'Verspätete Käufe und Prüfungen: {count}. Sie folgen nacheinander; nichts geht verloren.',
  messagesWait: 'Wartende Nachrichten, weil Teams nur so viele annimmt: {count}. Sie folgen von selbst.',
  nowhere:
    'Keine Unterhaltung erfährt, was anderswo gekauft wurde. Damit es hier gemeldet wird, setzen Sie ' +
    'OPERATIONS_CONVERSATION auf {id}',
  busy: 'Ich frage bei Microsoft nach; die Antwort folgt hier. Vor Ihrer Frage warten noch {count} weitere.',
};
