/** What stands first, in German, and the English word that a command's pattern knows. */
const FIRST: Record<string, string> = {
  'bestätigen|bestätige': 'confirm',
  'genehmigen|genehmige|freigeben|zustimmen': 'approve',
  'ablehnen|lehne ab': 'reject',
  'zurückziehen|zurücknehmen': 'withdraw',
  'bearbeiten|ändern': 'edit',
  abbrechen: 'cancel',
  'azure[- ]felder': 'azure fields',
  'azure[- ]operationen': 'azure operations',
  angewendet: 'applied',
  'azure[- ]bestellungen': 'azure orders',
  'azure[- ]bestellung': 'azure order',
  'bestellungen|aufträge|anfragen': 'orders',
  'bestellung|auftrag|anfrage': 'order',
  genehmigungen: 'approvals',
  'klären|kläre': 'resolve',
  kunden: 'customers',
  kunde: 'customer',
  'abonnements|abrechnungsbereiche': 'subscriptions',
  angebote: 'offers',
  'registrieren|registriere': 'register',
  registrierung: 'registration',
  produkte: 'products',
  produkt: 'product',
  katalog: 'skus',
  'verfügbarkeit|verfügbarkeiten': 'availability',
  bestand: 'inventory',
  reservierungen: 'reservations',
  'zahlungsplan|ratenplan': 'schedule',
  'ersparnis|einsparung': 'savings',
  'ablaufend|auslaufend': 'expiring',
  'verlängern|verlängere|erneuern': 'renew',
  'umbenennen|benenne um': 'rename',
  verlängerung: 'renewal',
  'aufteilen|teile auf': 'split',
  zusammenführen: 'merge',
  archivieren: 'archive',
  verlauf: 'history',
  bereiche: 'scopes',
  'rückgabe|zurückgeben': 'refund',
  'umtauschen|umtausch': 'exchange',
  änderungen: 'changes',
  änderung: 'change',
  'kontostand|guthaben|saldo': 'balance',
  rechnungen: 'invoices',
  rechnung: 'invoice',
  'unabgerechnet|nicht abgerechnet': 'unbilled',
  'nicht mehr beobachten|beobachtung beenden': 'unwatch',
  'beobachten|beobachte': 'watch',
  vertretung: 'delegate',
  'protokoll|prüfprotokoll': 'audit',
  'vergiss|vergessen': 'forget',
  'speichern|speichere': 'save',
  vorlagen: 'templates',
  'vorlage löschen|lösche vorlage': 'forget template',
  vorlage: 'use',
  diagnose: 'doctor',
  hilfe: 'help',
};

/** Small words behind some of them. */
const AFTER: Record<string, readonly (readonly [german: RegExp, english: string])[]> = {
  orders: [
    [/\bmonatliche?\b/i, 'monthly'],
    [/\beinmalige?\b/i, 'onetime'],
    [/\bjährliche?\b/i, 'annual'],
  ],
  renewal: [
    [/\bein$/i, 'on'],
    [/\baus$/i, 'off'],
    [/\bals\b/i, 'as'],
  ],
  invoices: [
    [/^(?:dieser|diesen|im aktuellen)\s+monat\b/i, 'this month'],
    [/^(?:letzter|letzten|voriger)\s+monat\b/i, 'last month'],
    [/^(?:dieses)\s+jahr\b/i, 'this year'],
    [/^(?:letztes|voriges)\s+jahr\b/i, 'last year'],
    [/^januar\b/i, 'january'],
    [/^februar\b/i, 'february'],
    [/^märz(?=\s|$)/i, 'march'],
    [/^mai\b/i, 'may'],
    [/^juni\b/i, 'june'],
    [/^juli\b/i, 'july'],
    [/^oktober\b/i, 'october'],
    [/^dezember\b/i, 'december'],
  ],
  balance: [[/\balle$/i, 'all']],
  exchange: [[/\bstück\b/i, 'pieces']],
  watch: watched(),
  unwatch: watched(),
  delegate: [
    [/\bbis\b/i, 'until'],
    [/\btage?\b/i, 'days'],
    [/^aus$/i, 'off'],
  ],
  forget: [[/^mich$/i, 'me']],
  save: [[/\sals\s/i, ' as ']],
  merge: [[/\bmit\b/i, 'with']],
};

function watched() {
  return [
    [/^rechnungen$/i, 'invoices'],
    [/^ablaufend$/i, 'expiring'],
    [/^alle[s]?$/i, 'all'],
  ] as const;
}

const ROWS = Object.entries(FIRST).map(([german, english]) => ({
  pattern: new RegExp(`^(?:bitte\\s+)?(?:${german})(?=$|[\\s,.!?])`, 'i'),
  english,
}));

/** A reason is written to a person, not to a command. */
const AS_WRITTEN = ['reject', 'confirm', 'approve', 'withdraw', 'edit', 'cancel'];

/** Where a name without a word before it would be something else than the customer. */
const INTRODUCED = ['offers', 'products', 'product', 'skus', 'availability', 'inventory'];

/** What a command typed in German is in English; undefined when it is none. */
export function inEnglish(text: string): string | undefined {
  const typed = text.trim();
  const row = ROWS.find(({ pattern }) => pattern.test(typed));
  if (!row) return undefined;
  const rest = typed.replace(row.pattern, '').trim();
  if (row.english === 'help') return `help ${inEnglish(rest) ?? rest}`.trim();
  return `${row.english} ${AS_WRITTEN.includes(row.english) ? rest : restInEnglish(row.english, rest)}`.trim();
}

/** The words that introduce a customer or a page; each once, because a name may hold them as well. */
function restInEnglish(command: string, text: string): string {
  const first = text.match(/^(?:für|von|vom)\s+/i)?.[0] ?? '';
  const introduced = text
    .replace(first, first && INTRODUCED.includes(command) ? 'for ' : '')
    .replace(/\s+für\s+/i, ' for ')
    .replace(/(^|\s)seite\s+(\d{1,4})$/i, '$1page $2');
  return (AFTER[command] ?? []).reduce((rest, [german, english]) => rest.replace(german, english), introduced);
}
