import type { CommandText } from '../english/command-words';

const told = (name: string, example: string, what: string): CommandText => ({ name, example, what });

/** By the usage that the command has in English. */
export const COMMAND_WORDS: Record<string, CommandText> = {
  'buy azure plan for <customer>': told(
    'kaufen',
    'kaufe azure plan für Trey Research',
    'fragt einen Azure-Plan für einen Kunden an, bei dem nichts bezahlen kann',
  ),
  'buy [what you know already]': told(
    'kaufen',
    'kaufe 3 Standard_D2s_v5 in westeurope für Contoso, 3 Jahre, monatlich',
    'fragt eine Reservierung an; was fehlt, frage ich nach',
  ),
  'bulk <table>, bulk <id>, bulk list': told(
    'tabelle',
    'tabelle B-7K2M9Q',
    'fragt viele Reservierungen auf einmal an: Tabelle dahinter einfügen, oder im persönlichen Chat eine CSV-Datei anhängen',
  ),
  'confirm, approve, reject, withdraw or status, and the id of a table': told(
    'tabelle entscheiden',
    'genehmigen B-7K2M9Q',
    'entscheidet über alle Zeilen einer Tabelle gemeinsam, oder zeigt sie',
  ),
  'confirm [order]': told('bestätigen', 'bestätigen R-7K2M9Q', 'legt Ihre Anfrage mit Preis zur Genehmigung vor'),
  'approve <order>': told(
    'genehmigen',
    'genehmigen R-7K2M9Q',
    'genehmigt die Anfrage einer anderen Person; ich kaufe sofort',
  ),
  'reject <order> [reason]': told(
    'ablehnen',
    'ablehnen R-7K2M9Q falsche Region',
    'lehnt die Anfrage einer anderen Person ab',
  ),
  'withdraw <order>': told(
    'zurückziehen',
    'zurückziehen R-7K2M9Q',
    'nimmt Ihre eigene Anfrage zurück, solange nichts gekauft ist',
  ),
  'edit [order]': told('bearbeiten', 'bearbeiten R-7K2M9Q', 'öffnet Ihre Anfrage noch einmal, um sie zu ändern'),
  'cancel [order]': told('abbrechen', 'abbrechen', 'beendet die Anfrage, die Sie gerade stellen'),
  'status [order]': told('status', 'status R-7K2M9Q', 'zeigt, was hier offen ist, oder eine Bestellung'),
  'orders [mine] [state] [customer …] [region …] [sku …] [since …] [until …] [page]': told(
    'bestellungen',
    'bestellungen failed kunde Contoso seit 2026-10',
    'listet die hier gestellten Anfragen auf, neueste zuerst',
  ),
  'approvals [all] [page]': told(
    'genehmigungen',
    'genehmigungen',
    'listet auf, was auf Ihre Genehmigung wartet, oder auf die von irgendwem',
  ),
  'resolve <order> [placed <provider order id> | absent | failed]': told(
    'klären',
    'klären R-7K2M9Q',
    'zeigt, was über eine zweifelhafte Bestellung bekannt ist; zwei Personen klären sie',
  ),
  'customers [part of a name or domain] [page]': told(
    'kunden',
    'kunden north',
    'listet Ihre Kunden mit Domäne und Markt auf',
  ),
  'customer <name, domain or id>': told(
    'kunde',
    'kunde Contoso',
    'zeigt einen Kunden: Vereinbarung, Überprüfung, Markt, und was bezahlen kann',
  ),
  'subscriptions <customer>': told(
    'abonnements',
    'abonnements Contoso',
    'zeigt, was Reservierungen eines Kunden bezahlen kann, und warum der Rest nicht',
  ),
  'offers [id] [for <customer>] [page]': told(
    'angebote',
    'angebote für Trey Research',
    'listet Azure-Plan und Azure-Abonnements auf, die im Markt eines Kunden angeboten werden',
  ),
  'register <customer>[, subscription]': told(
    'registrieren',
    'registrieren Fabrikam, Fabrikam Azure plan',
    'registriert bei Azure, was bezahlt, damit es Reservierungen tragen kann',
  ),
  'registration <customer>[, subscription]': told(
    'registrierung',
    'registrierung Fabrikam',
    'zeigt, ob bei Azure registriert ist, was bezahlt',
  ),
  'products [text] [for <customer>] [page]': told(
    'produkte',
    'produkte virtual machines für Contoso',
    'listet die Produkte auf, die in einem Markt als Reservierung verkauft werden',
  ),
  'product <id or title> [for <customer>]': told(
    'produkt',
    'produkt Virtual Machines Dsv5 Series für Contoso',
    'zeigt ein Produkt, und was davon verkauft wird',
  ),
  'skus <text> [in <region>] [for <customer>] [page]': told(
    'katalog',
    'katalog d4s v5 in westeurope für Contoso',
    'durchsucht den gesamten Katalog eines Markts',
  ),
  'availability <sku> in <region> for <customer> [term]': told(
    'verfügbarkeit',
    'verfügbarkeit Standard_D2s_v5 in westeurope für Contoso, 3 Jahre',
    'zeigt Verfügbarkeiten, Laufzeiten, Währung und Preise einer SKU',
  ),
  'inventory <sku> in <region> for <customer> [term]': told(
    'bestand',
    'bestand Standard_D2s_v5 in westeurope für Contoso',
    'fragt, ob eine SKU vorrätig ist, und was sie einschränkt',
  ),
  'order <order> [for <customer>]': told(
    'bestellung',
    'bestellung R-7K2M9Q',
    'zeigt eine Bestellung: mit ihrer Nummer von hier, oder mit der von Partner Center und dem Kunden',
  ),
  'orders <customer> [onetime | monthly | annual] [page]': told(
    'bestellungen',
    'bestellungen Contoso monatlich',
    'listet die Bestellungen eines Kunden in Partner Center nach Abrechnungszyklus auf',
  ),
  'reservations [customer, or at Azure a part of a name, SKU or state] [page]': told(
    'reservierungen',
    'reservierungen Northwind Traders',
    'listet Reservierungen mit Menge, Bereich, Ende und bei Azure mit Auslastung auf',
  ),
  'azure orders [part of a name or state] [page]': told(
    'azure bestellungen',
    'azure bestellungen succeeded',
    'listet die Reservierungsbestellungen bei Azure mit Status und Ende auf',
  ),
  'azure order <id, name or R-…>': told(
    'azure bestellung',
    'azure bestellung R-7K2M9Q',
    'zeigt eine Reservierungsbestellung bei Azure mit Reservierungen, Status und Ende',
  ),
  'schedule <order> [page]': told(
    'zahlungsplan',
    'zahlungsplan R-7K2M9Q',
    'zeigt die Zahlungen einer Azure-Bestellung: bezahlt, fällig, fehlgeschlagen, und die nächste',
  ),
  'savings <order> | <quantity> <sku> in <region>, <term> [currency]': told(
    'ersparnis',
    'ersparnis 3 Standard_D4s_v5 in westeurope, 3 Jahre, EUR',
    'schätzt, was eine Reservierung gegenüber nutzungsbasierter Zahlung spart, und ab wann sie sich lohnt',
  ),
  'expiring [days] [page]': told(
    'ablaufend',
    'ablaufend 180',
    'listet auf, was innerhalb von 90 oder so vielen Tagen endet, wie Sie sagen: von hier, und was Azure sonst zeigt',
  ),
  'renew <order>': told(
    'verlängern',
    'verlängern R-7K2M9Q',
    'fragt eine neue Reservierung an wie eine, die zu Ende geht',
  ),
  'rename <reservation> <name>': told(
    'umbenennen',
    'umbenennen 3f2a91c0 web-frontend',
    'gibt einer Reservierung bei Azure einen anderen Namen',
  ),
  'rescope <reservation> shared | single <subscription> | resource group <id> | management group <id>': told(
    'rescope',
    'rescope 3f2a91c0 single Clinical systems',
    'ändert, worauf eine Reservierung bei Azure angewendet wird',
  ),
  'renewal <reservation> on|off, or into <what>': told(
    'verlängerung',
    'verlängerung 3f2a91c0 als 5 Standard_D4s_v5, 3 Jahre, monatlich',
    'lässt eine Reservierung bei Azure sich von selbst verlängern, wenn jemand anderes genehmigt, gleich oder anders; oder nicht',
  ),
  'split <reservation> <quantity> <quantity> …': told(
    'aufteilen',
    'aufteilen 3f2a91c0 1 2',
    'teilt eine Reservierung bei Azure in zwei oder mehr',
  ),
  'merge <reservation> <reservation>': told(
    'zusammenführen',
    'zusammenführen 3f2a91c0 81bd0c4e',
    'führt zwei Reservierungen einer Bestellung bei Azure zusammen',
  ),
  'archive <reservation>, or unarchive <reservation>': told(
    'archivieren',
    'archivieren 3f2a91c0',
    'legt eine beendete Reservierung bei Azure ins Archiv, oder holt sie wieder heraus',
  ),
  'change directory <order at Azure> to <tenant id>': told(
    'change directory',
    'change directory R-7K2M9Q to 5c1f0a3e-7f1b-4c7e-9d55-0f3f9b1c2d3e',
    'verschiebt eine ganze Bestellung bei Azure in einen anderen Entra-Mandanten, wenn jemand anderes genehmigt',
  ),
};
