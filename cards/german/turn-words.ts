import type { Texts } from '../texts';

export const TURN_WORDS: Texts['turns'] = {
  asking: 'Ich frage bei Microsoft nach; die Antwort folgt hier.',
  silence:
    'Microsoft antwortet noch immer nicht. Es wurde nichts gekauft; bitte versuchen Sie es in einigen Minuten erneut.',
  stale:
    'Diese Schaltfläche ist älter als der Stand von {id}. Jetzt gilt: {state}{since}. Die Karte zeigt, was möglich ist.',
  since: ' (seit der Entscheidung von {by})',
  notUnderstood:
    'Das habe ich nicht verstanden. Mit „kaufen“ fragen Sie eine Reservierung an, mit „status“ sehen Sie, was offen ist, mit „hilfe“ alles Weitere.',
  unreadableButton: 'Was diese Schaltfläche gesendet hat, kann ich nicht lesen. Bitte schreiben Sie „hilfe“.',
  otherOrganisation: 'Dieser Bot gehört zu einer anderen Organisation.',
  done: 'Erledigt.',
};
