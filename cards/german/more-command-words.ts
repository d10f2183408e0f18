import type { CommandText } from '../english/command-words';

const told = (name: string, example: string, what: string): CommandText => ({ name, example, what });

/** What was bought, money, news, and the bot itself. */
export const MORE_COMMAND_WORDS: Record<string, CommandText> = {
  'history <reservation> [page]': told(
    'verlauf',
    'verlauf 3f2a91c0',
    'listet die Fassungen einer Reservierung bei Azure auf, neueste zuerst',
  ),
  'scopes <reservation>': told(
    'bereiche',
    'bereiche 3f2a91c0',
    'listet auf, auf welche Abonnements eine Reservierung bei Azure angewendet werden kann',
  ),
  'flexibility <reservation> on|off': told(
    'flexibility',
    'flexibility 3f2a91c0 off',
    'lässt eine Reservierung virtueller Maschinen bei Azure für andere Größen ihrer Serie gelten, oder nicht',
  ),
  'review <reservation> <day>': told(
    'review',
    'review 3f2a91c0 2029-06-30',
    'legt den Tag fest, an dem eine Reservierung bei Azure überprüft werden soll',
  ),
  'refund <reservation> [quantity]': told(
    'rückgabe',
    'rückgabe 3f2a91c0 1',
    'zeigt, was die Rückgabe einer Reservierung bei Azure bringt, und gibt sie zurück, wenn jemand anderes genehmigt',
  ),
  'azure fields [order] <id or name> [page]': told(
    'azure felder',
    'azure fields order R-7K2M9Q',
    'zeigt jedes Feld, das Azure zu einer Reservierung oder Bestellung nennt, unter den Namen, die Azure ihm gibt',
  ),
  'applied <subscription> [page]': told(
    'angewendet',
    'angewendet Clinical systems',
    'listet die Bestellungen bei Azure auf, deren Rabatt ein Abonnement erreicht',
  ),
  'azure operations [page]': told(
    'azure operationen',
    'azure operationen',
    'listet auf, was sich bei Azure rund um Reservierungen erlauben lässt',
  ),
  'exchange <reservation> [<n> pieces] for <what>': told(
    'umtauschen',
    'umtauschen 3f2a91c0 für 2 Standard_D4s_v5 in northeurope, 3 Jahre',
    'zeigt, was der Umtausch einer Reservierung bei Azure kostet, und tauscht sie um, wenn jemand anderes genehmigt',
  ),
  'change <id>, or confirm, approve, reject, withdraw <id>': told(
    'änderung',
    'genehmigen C-7K2M9Q',
    'zeigt eine Änderung, Rückgabe oder einen Umtausch, oder entscheidet darüber',
  ),
  'changes [page]': told('änderungen', 'änderungen', 'listet die neuesten Änderungen, Rückgaben und Umtausche auf'),
  'balance [all]': told(
    'kontostand',
    'kontostand alle',
    'zeigt, was Microsoft geschuldet wird; „alle“: in jeder Währung',
  ),
  'invoices [month or year] [page]': told('rechnungen', 'rechnungen 2026-10', 'listet Rechnungen auf, neueste zuerst'),
  'invoice <id> [pdf | link | receipt | page]': told(
    'rechnung',
    'rechnung G000024135 pdf',
    'zeigt eine Rechnung, ihre Positionen und von wem sie sind; „pdf“ holt den Beleg',
  ),
  'unbilled [currency] [previous] [page]': told(
    'unabgerechnet',
    'unabgerechnet EUR',
    'schätzt die nächste Rechnung einer Währung; „previous“: abgeschlossen, aber noch nicht in Rechnung gestellt',
  ),
  'watch [invoices | expiring | customer]': told(
    'beobachten',
    'beobachten Contoso',
    'meldet hier neue Rechnungen, Bestellungen eines Kunden oder das Ende von anderswo Gekauftem; allein listet es sie auf',
  ),
  'unwatch <invoices | expiring | customer | all>': told(
    'nicht mehr beobachten',
    'nicht mehr beobachten Contoso',
    'beendet, was diese Unterhaltung beobachtet',
  ),
  'settings [language | time zone | currency | customer <value>]': told(
    'einstellungen',
    'einstellungen zeitzone Europe/Berlin',
    'zeigt und ändert Sprache, Zeitzone, Währung und üblichen Kunden dieser Unterhaltung',
  ),
  'delegate <@person> [until <date> | for <n> days], delegate off': told(
    'vertretung',
    'vertretung @Adele Vance bis 2026-12-31',
    'lässt jemanden für Sie genehmigen, während Sie weg sind; nie Ihre eigenen Anfragen',
  ),
  'audit [order | export [csv | json] <period>]': told(
    'protokoll',
    'protokoll R-7K2M9Q',
    'zeigt, wer was mit einer Bestellung getan hat, und ob die Aufzeichnung unversehrt ist',
  ),
  'forget me, forget <@person or object id>': told(
    'vergiss',
    'vergiss mich',
    'löscht, was ich über eine Person weiß; Anfragen und ihr Protokoll bleiben als Kaufbelege',
  ),
  doctor: told('diagnose', 'diagnose', 'prüft alles, wovon ich abhänge, und sagt, was zu tun ist (Betrieb)'),
  'again <order> [what is different]': told(
    'nochmal',
    'nochmal R-7K2M9Q für Fabrikam 5x',
    'fragt dasselbe noch einmal an, mit dem, was Sie ändern, zum heutigen Preis und mit eigener Genehmigung',
  ),
  again: told(
    'nochmal (ohne Nummer)',
    'nochmal',
    'dasselbe für Ihre neueste Anfrage in dieser Unterhaltung; ist eine Frage offen, stellt es sie erneut',
  ),
  'save <order> as <name>': told(
    'speichern',
    'speichern R-7K2M9Q als web servers',
    'merkt sich unter einem Namen für alle hier, was angefragt wurde; nie den Preis',
  ),
  'templates [page]': told('vorlagen', 'vorlagen', 'listet die Anfragen auf, die unter einem Namen gespeichert sind'),
  'use <name> [for <customer>] [5x]': told(
    'vorlage',
    'vorlage web servers für Fabrikam 5x',
    'fragt an, was gespeichert ist, mit dem, was Sie ändern; immer mit neuem Preis und neuer Genehmigung',
  ),
  'forget template <name>': told(
    'vorlage löschen',
    'vorlage löschen web servers',
    'entfernt eine gespeicherte Anfrage',
  ),
  'spend [customer …] [since …] [until …] [page]': told(
    'ausgaben',
    'ausgaben kunde Contoso seit 2026-01',
    'zählt zusammen, was hier gekauft wurde, nach Monat und Kunde',
  ),
  'help [command]': told('hilfe', 'hilfe kaufen', 'zeigt diese Liste'),
};
