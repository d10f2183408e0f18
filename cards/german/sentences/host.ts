/** What the doctor, the store and the proof of the audit say, by the English sentence. */
export const HOST_SENTENCES: Record<string, string> = {
  'No answer within {0} s.': 'Keine Antwort innerhalb von {0} s.',
  'Give the bot Owner or Reservation Purchaser on it; a custom role cannot buy.':
    'Geben Sie dem Bot darauf Besitzer oder Reservation Purchaser; eine eigene Rolle kann nicht kaufen.',
  'Check AZURE_CLIENT_ID and its secret or certificate, and give it a role on a subscription.':
    'Prüfen Sie AZURE_CLIENT_ID mit Geheimnis oder Zertifikat, und geben Sie ihr eine Rolle auf einem Abonnement.',
  'These can pay: {0}.': 'Bezahlen können: {0}.',
  '{0} can pay.': '{0} kann bezahlen.',
  'None of them can pay: {0}.': 'Keines davon kann bezahlen: {0}.',
  'Azure: subscriptions': 'Azure: Abonnements',
  'Azure: resource provider': 'Azure: Ressourcenanbieter',
  'Write "register", or register Microsoft.Capacity on the subscription; I also do it before I buy.':
    'Schreiben Sie „registrieren“, oder registrieren Sie Microsoft.Capacity auf dem Abonnement; vor dem Kauf tue ich es auch selbst.',
  'Microsoft.Capacity is registered everywhere.': 'Microsoft.Capacity ist überall registriert.',
  'Microsoft.Capacity is not registered on {0}.': 'Microsoft.Capacity ist nicht registriert auf {0}.',
  'Azure: right to buy': 'Azure: Recht zu kaufen',
  'Azure: right to buy with {0}': 'Azure: Recht zu kaufen mit {0}',
  'Azure sells it nothing.': 'Azure verkauft ihm nichts.',
  'Check AZURE_REGIONS.': 'Prüfen Sie AZURE_REGIONS.',
  'Azure tells a price for {0} in {1}.': 'Azure nennt einen Preis für {0} in {1}.',
  'Start Redis, or correct REDIS_URL.': 'Starten Sie Redis, oder berichtigen Sie REDIS_URL.',
  'Let both machines keep time by NTP.': 'Lassen Sie beide Rechner ihre Zeit über NTP halten.',
  'This clock and that of Redis differ by {0} ms; it is {1}.':
    'Diese Uhr und die von Redis weichen um {0} ms ab; es ist {1}.',
  Clock: 'Uhr',
  'Bot registration': 'Bot-Registrierung',
  Approvers: 'Genehmigende Personen',
  Policy: 'Richtlinie',
  'Check MicrosoftAppId, its tenant and its secret or certificate in Entra ID.':
    'Prüfen Sie MicrosoftAppId, ihren Mandanten und Geheimnis oder Zertifikat in Entra ID.',
  'The bot runs without authentication, on loopback only.':
    'Der Bot läuft ohne Authentifizierung und nur über Loopback.',
  'Set MicrosoftAppId to serve real people.': 'Setzen Sie MicrosoftAppId, damit echte Personen ihn nutzen können.',
  'Entra ID gives the bot a token for Teams.': 'Entra ID gibt dem Bot ein Token für Teams.',
  'no token': 'kein Token',
  'Name approvers in POLICY_FILE.': 'Nennen Sie in POLICY_FILE, wer genehmigt.',
  'The policy names no approvers': 'Die Richtlinie nennt niemanden, der genehmigt',
  'No POLICY_FILE is set': 'POLICY_FILE ist nicht gesetzt',
  '{0}: anybody but the requester may approve.': '{0}: Jede andere als die anfragende Person darf genehmigen.',
  'The policy is loaded; it names {0} approvers or groups.':
    'Die Richtlinie ist geladen; sie nennt {0} genehmigende Personen oder Gruppen.',
  'Partner Center: app': 'Partner Center: App',
  'Check AZURE_CLIENT_ID and its secret, and that the app is registered in Partner Center (App management).':
    'Prüfen Sie AZURE_CLIENT_ID und ihr Geheimnis, und ob die App in Partner Center registriert ist (App-Verwaltung).',
  'It answers the app.': 'Es antwortet der App.',
  'Partner Center: app + user': 'Partner Center: App und Person',
  'Sign in again with MFA and set PARTNER_CENTER_REFRESH_TOKEN (secure application model).':
    'Melden Sie sich mit MFA neu an, und setzen Sie PARTNER_CENTER_REFRESH_TOKEN (sicheres Anwendungsmodell).',
  'It answers the app together with its user.': 'Es antwortet der App zusammen mit der angemeldeten Person.',
  'Partner Center: webhook': 'Partner Center: Webhook',
  'Set PUBLIC_URL to where Partner Center reaches this bot; until then I look every hour.':
    'Setzen Sie PUBLIC_URL auf die Adresse, unter der Partner Center diesen Bot erreicht; bis dahin sehe ich stündlich nach.',
  'Events arrive here: {0}.': 'Ereignisse kommen hier an: {0}.',
  'Events go to {0}.': 'Ereignisse gehen an {0}.',
  'No webhook is registered.': 'Es ist kein Webhook registriert.',

  'Redis writes an append-only file.': 'Redis schreibt eine Append-only-Datei.',
  'AOF persistence is on': 'AOF-Persistenz ist eingeschaltet',
  'Redis keeps nothing over a restart; set "appendonly yes".':
    'Redis behält nichts über einen Neustart; setzen Sie „appendonly yes“.',
  'Every write is on disk before it is answered.':
    'Jeder Schreibvorgang ist auf der Platte, bevor er beantwortet wird.',
  'The last second may be lost in a crash; set "appendfsync always", at under 1 ms per write.':
    'Bei einem Absturz kann die letzte Sekunde verloren gehen; setzen Sie „appendfsync always“, das kostet unter 1 ms je Schreibvorgang.',
  'Redis leaves syncing to chance; set "appendfsync always".':
    'Redis überlässt das Sichern dem Zufall; setzen Sie „appendfsync always“.',
  'Nothing is thrown away for want of memory.': 'Bei Speichermangel wird nichts verworfen.',
  'Redis may throw orders away ({0}); set "maxmemory-policy noeviction".':
    'Redis kann Bestellungen verwerfen ({0}); setzen Sie „maxmemory-policy noeviction“.',
  'This is the primary.': 'Das ist der primäre Server.',
  'This is a replica; give the address of the primary.':
    'Das ist ein Replikat; geben Sie die Adresse des primären Servers an.',
  'Redis reports no write errors.': 'Redis meldet keine Schreibfehler.',
  'Redis could not write its files ({0}); look at its disk and log.':
    'Redis konnte seine Dateien nicht schreiben ({0}); sehen Sie Platte und Protokoll an.',
  'Redis {0} confirms syncs (WAITAOF).': 'Redis {0} bestätigt das Sichern (WAITAOF).',
  'Redis {0} is too old; run 6.2 or newer.': 'Redis {0} ist zu alt; nehmen Sie 6.2 oder neuer.',
  'Redis {0} cannot confirm syncs; "appendfsync always" makes up for it, 7.2 or newer is better.':
    'Redis {0} kann das Sichern nicht bestätigen; „appendfsync always“ gleicht das aus, besser ist 7.2 oder neuer.',
  'Redis does not tell its settings; make sure in its portal that {0}.':
    'Redis nennt seine Einstellungen nicht; stellen Sie in seinem Portal sicher: {0}.',
  'Redis did not confirm in time that the order is on disk.':
    'Redis hat nicht rechtzeitig bestätigt, dass die Bestellung auf der Platte ist.',
  'Redis does not sync its data to disk.': 'Redis sichert seine Daten nicht auf die Platte.',

  'The last entry is not the one the store remembers.': 'Der letzte Eintrag ist nicht der, den der Speicher kennt.',
  'Entry {0} does not have the seal that was written down.': 'Eintrag {0} hat nicht das notierte Siegel.',
  'Entry {0} follows entry {1}.': 'Eintrag {0} folgt auf Eintrag {1}.',
  'Entry {0} was altered, or what came before it was.': 'Eintrag {0} oder was vor ihm kam wurde verändert.',
  'Entry {0}: the line of {1} was altered.': 'Eintrag {0}: Die Zeile von {1} wurde verändert.',
  'Entry {0}: a line of {1} before it is missing.': 'Eintrag {0}: Eine Zeile von {1} davor fehlt.',
  'Entry {0}: {1} jumps to {2}.': 'Eintrag {0}: {1} springt zu {2}.',
  'Entry {0} cannot be read.': 'Eintrag {0} ist nicht lesbar.',

  'Look at the order in both tenants before it is asked for again.':
    'Sehen Sie die Bestellung in beiden Mandanten an, bevor wieder etwas angefragt wird.',
  'Azure did not move {0}.': 'Azure hat {0} nicht verschoben.',
  'Write "bulk list" to see the ones I know.': 'Mit „bulk list“ sehen Sie, welche ich kenne.',
  'The table {0}': 'Die Tabelle {0}',
  'Archive it when it is over.': 'Archivieren Sie sie, wenn sie beendet ist.',
  'A reservation that fits, called "{0}"': 'Eine passende Reservierung namens „{0}“',
  'There is no page {0}; write "invoices{1}" for the first one.':
    'Seite {0} gibt es nicht; mit „rechnungen{1}“ sehen Sie die erste.',
  'There is no invoice of {0}. Write "invoices" to see all, or "unbilled" for what is not invoiced yet.':
    'Für {0} gibt es keine Rechnung. Mit „rechnungen“ sehen Sie alle, mit „unabgerechnet“, was noch nicht in Rechnung gestellt ist.',
  'There is no invoice yet. Write "unbilled" for what is not invoiced yet.':
    'Es gibt noch keine Rechnung. Mit „unabgerechnet“ sehen Sie, was noch nicht in Rechnung gestellt ist.',
  'Take it from the overview of Microsoft Entra ID there.': 'Sie steht dort in der Übersicht von Microsoft Entra ID.',
  'Azure shows no reservation of that order.': 'Azure zeigt keine Reservierung dieser Bestellung.',
  '{0} is in force: out of sight, it would go on being paid for.':
    '{0} gilt noch: Aus den Augen würde sie weiter bezahlt.',
  '{0} is not for virtual machines; only those have sizes.':
    '{0} ist nicht für virtuelle Maschinen; nur diese haben Größen.',
  '{0} is no day to come.': '{0} ist kein künftiger Tag.',
  'I see no subscription "{0}" at Azure.': 'Bei Azure sehe ich kein Abonnement „{0}“.',
  'Write its name or its id.': 'Schreiben Sie Namen oder ID.',
  '"{0}" is not the id of a tenant.': '„{0}“ ist keine Mandanten-ID.',
  '{0} was renewed already: {1} follows on it.': '{0} wurde bereits verlängert: {1} schließt daran an.',
  '{0} holds {1} pieces, so the parts must add up to that.':
    '{0} umfasst {1} Stück, die Teile müssen zusammen so viel ergeben.',
  'Teams takes no more in this conversation for a moment.': 'Teams nimmt in dieser Unterhaltung gerade nichts mehr an.',
  '{0} is too much to count.': '{0} ist zu viel, um es zu zählen.',
  'Term and billing plan': 'Laufzeit und Abrechnungsplan',
  'Wait for it.': 'Warten Sie darauf.',
  'Teams did not answer ({0}).': 'Teams hat nicht geantwortet ({0}).',
  'The service address {0} is not allowed.': 'Die Dienstadresse {0} ist nicht erlaubt.',
};
