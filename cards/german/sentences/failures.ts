/** What went wrong, by the English sentence: the bot's own failures, people's rights, orders, the store. */
export const FAILURE_SENTENCES: Record<string, string> = {
  'The configuration is not usable: {faults}': 'Die Konfiguration ist nicht brauchbar: {faults}',
  'Correct the named variables and start again.': 'Berichtigen Sie die genannten Variablen, und starten Sie neu.',
  '{what} was not found.': '{what}: nicht gefunden.',
  '"{text}" fits more than one {what}: {candidates}.': '„{text}“ passt zu mehreren Einträgen ({what}): {candidates}.',
  'Write more of it.': 'Schreiben Sie mehr davon.',
  'That button belongs to an older state of {order}.': 'Diese Schaltfläche gehört zu einem älteren Stand von {order}.',
  'The card now shows the newest state.': 'Die Karte zeigt jetzt den neuesten Stand.',
  'I no longer know the request behind that button.': 'Die Anfrage hinter dieser Schaltfläche kenne ich nicht mehr.',
  'Write "orders" to see the open ones, or ask again with "buy".':
    'Mit „bestellungen“ sehen Sie die offenen, mit „kaufen“ fragen Sie neu an.',
  'That button was made for another place, another person or another decision. Nothing was done.':
    'Diese Schaltfläche gilt für einen anderen Ort, eine andere Person oder eine andere Entscheidung. Es wurde nichts getan.',
  'Use the buttons of the card where it stands, or write the command; "help" shows them.':
    'Nutzen Sie die Schaltflächen der Karte dort, wo sie steht, oder schreiben Sie den Befehl; „hilfe“ zeigt sie.',
  '{order} is {state}; {event} is not possible now.': '{order}: {state}. Jetzt nicht möglich: {event}.',
  'Write "status {order}" to see what is.': 'Mit „status {order}“ sehen Sie, was möglich ist.',
  '{order} changed while you were acting on it.': '{order} hat sich geändert, während Sie damit beschäftigt waren.',
  'Look at the card and try again.': 'Sehen Sie die Karte an, und versuchen Sie es erneut.',
  'Approving {order} would go beyond what may be spent: {cap}, of which {left} is left.':
    'Mit der Genehmigung von {order} würde überschritten, was ausgegeben werden darf: {cap}, davon sind {left} übrig.',
  'Nothing was bought. Wait for the next period, or ask the operator to change the policy.':
    'Es wurde nichts gekauft. Warten Sie den nächsten Zeitraum ab, oder bitten Sie den Betrieb, die Richtlinie zu ändern.',
  'A rejection needs a reason, so that {requester} knows what to change.':
    'Eine Ablehnung braucht einen Grund, damit {requester} weiß, was zu ändern ist.',
  'Fill in the reason on the card, or write "reject {order} <reason>". Nothing has changed yet.':
    'Tragen Sie den Grund auf der Karte ein, oder schreiben Sie „ablehnen {order} <Grund>“. Noch hat sich nichts geändert.',
  'The provider refused: {message}': 'Der Anbieter hat abgelehnt: {message}',
  '{provider} does not answer ({why}).': '{provider} antwortet nicht ({why}).',
  'Nothing was bought. Try again in a few minutes; if it lasts, look at its service status.':
    'Es wurde nichts gekauft. Versuchen Sie es in einigen Minuten erneut; hält es an, sehen Sie den Dienststatus an.',
  '{provider} sent an answer that could not be read ({why}).':
    '{provider} hat eine Antwort gesendet, die nicht lesbar war ({why}).',
  'Try again; if it lasts, give the request id to its support.':
    'Versuchen Sie es erneut; hält es an, nennen Sie dem Support die Anforderungs-ID.',
  'It is not known whether {provider} made the purchase ({why}).':
    'Es ist nicht bekannt, ob {provider} den Kauf ausgeführt hat ({why}).',
  'I keep asking for what became of it and never buy again meanwhile.':
    'Ich frage weiter nach, was daraus wurde, und kaufe inzwischen nicht noch einmal.',
  'The file could not be saved ({why}).': 'Die Datei konnte nicht gespeichert werden ({why}).',
  'Write "invoice <id> pdf" to try again.': 'Schreiben Sie „rechnung <id> pdf“, um es erneut zu versuchen.',
  'I could not read that file ({why}).': 'Diese Datei konnte ich nicht lesen ({why}).',
  'Attach it again, or paste the table as text after "bulk".':
    'Hängen Sie sie erneut an, oder fügen Sie die Tabelle als Text nach „bulk“ ein.',
  'I cannot make a link: nobody told me my public address.':
    'Ich kann keinen Link erstellen: Niemand hat mir meine öffentliche Adresse genannt.',
  'Ask me in a personal chat, or ask the operator to set PUBLIC_URL.':
    'Fragen Sie mich im persönlichen Chat, oder bitten Sie den Betrieb, PUBLIC_URL zu setzen.',
  'Something went wrong inside the bot.': 'Im Bot selbst ist etwas schiefgegangen.',
  'Nothing was lost; try again, and tell the operator: {reference}.':
    'Es ging nichts verloren; versuchen Sie es erneut, und nennen Sie dem Betrieb: {reference}.',

  'The back end {0}': 'Der Kaufweg {0}',
  'The back end azure': 'Der Kaufweg azure',
  'Add it to BACK_ENDS.': 'Nehmen Sie ihn in BACK_ENDS auf.',
  'Configure its credentials.': 'Hinterlegen Sie seine Anmeldedaten.',
  'Order {0}': 'Bestellung {0}',
  'The change {0}': 'Die Änderung {0}',
  'Write "orders" to see the ones I know.': 'Mit „bestellungen“ sehen Sie, welche ich kenne.',
  'Write "changes" to see the ones I know.': 'Mit „änderungen“ sehen Sie, welche ich kenne.',
  'An Azure plan has nothing to change.': 'An einem Azure-Plan gibt es nichts zu ändern.',
  'Withdraw it or write "cancel" instead.': 'Ziehen Sie ihn zurück, oder schreiben Sie „abbrechen“.',
  'Change the request, or put that right and ask again.':
    'Ändern Sie die Anfrage, oder beheben Sie das, und fragen Sie erneut an.',
  '{0} has lapsed.': '{0} ist verfallen.',
  'Ask for it again.': 'Fragen Sie neu an.',
  'Ask for it again with "buy".': 'Fragen Sie mit „kaufen“ neu an.',
  'Nothing was approved.': 'Es wurde nichts genehmigt.',
  'You said so already, and one person alone does not settle this.':
    'Das haben Sie bereits gesagt, und eine Person allein klärt das nicht.',
  'Somebody else must write the same about {0}.': 'Jemand anderes muss dasselbe über {0} schreiben.',

  'I cannot tell who you are.': 'Ich kann nicht erkennen, wer Sie sind.',
  'Act with an account of this organisation; guests cannot.':
    'Handeln Sie mit einem Konto dieser Organisation; Gäste können das nicht.',
  'Reservations are not asked for in this place.': 'Hier werden keine Reservierungen angefragt.',
  'Ask in one of the channels the policy names.': 'Fragen Sie in einem der Kanäle an, die die Richtlinie nennt.',
  'You are not on the list of people who may ask for reservations.':
    'Sie stehen nicht auf der Liste derer, die Reservierungen anfragen dürfen.',
  'Ask the operator to add you to the policy.': 'Bitten Sie den Betrieb, Sie in die Richtlinie aufzunehmen.',
  'Nothing may be bought from this place.': 'Von hier aus darf nichts gekauft werden.',
  'Use another one.': 'Nehmen Sie einen anderen Ort.',
  'Change the request, or ask where it is allowed.': 'Ändern Sie die Anfrage, oder fragen Sie an, wo es erlaubt ist.',
  'Ask the operator about the policy.': 'Fragen Sie den Betrieb nach der Richtlinie.',
  'You belong to another organisation.': 'Sie gehören zu einer anderen Organisation.',
  'Somebody of this organisation must approve.': 'Jemand aus dieser Organisation muss genehmigen.',
  'You asked for this or changed it, so somebody else must approve.':
    'Sie haben das angefragt oder geändert, deshalb muss jemand anderes genehmigen.',
  'You asked for this, so somebody else must decide.':
    'Sie haben das angefragt, deshalb muss jemand anderes entscheiden.',
  'You approved this already.': 'Sie haben das bereits genehmigt.',
  'A second person must approve as well.': 'Eine zweite Person muss ebenfalls genehmigen.',
  'You are not on the list of approvers.': 'Sie stehen nicht auf der Liste der genehmigenden Personen.',
  '{0}, for whom you act, may not approve this either.':
    '{0}, für die Person handeln Sie, darf das auch nicht genehmigen.',
  'Ask for less, or have the policy changed.': 'Fragen Sie weniger an, oder lassen Sie die Richtlinie ändern.',
  'Approve then; the request waits.': 'Genehmigen Sie dann; die Anfrage wartet.',
  'Approve then; it waits.': 'Genehmigen Sie dann; es wartet.',
  'You asked for this yourself.': 'Das haben Sie selbst angefragt.',
  'Use Withdraw to take it back.': 'Nehmen Sie es mit Zurückziehen zurück.',
  'Only {0} can do that.': 'Das kann nur {0}.',
  'An approver can use Reject.': 'Wer genehmigt, kann Ablehnen nutzen.',
  'Ask for it yourself.': 'Fragen Sie selbst an.',
  'You are not on the list of people who may see money.':
    'Sie stehen nicht auf der Liste derer, die Beträge sehen dürfen.',
  'That is for operators.': 'Das ist dem Betrieb vorbehalten.',
  'Ask the operator of this bot.': 'Fragen Sie den Betrieb dieses Bots.',
  'Ask {0}.': 'Fragen Sie {0}.',
  'Ask one of the approvers.': 'Fragen Sie eine der genehmigenden Personen.',
  'Anybody else here can approve.': 'Jede andere Person hier kann genehmigen.',
  'No approver is configured.': 'Es ist niemand zum Genehmigen eingerichtet.',
  'Approvals are taken {0} from {1} to {2} ({3}).': 'Genehmigt wird {0} von {1} bis {2} Uhr ({3}).',
  'Reservations for {0} may not be asked for here.': 'Reservierungen für {0} dürfen hier nicht angefragt werden.',
  'an unknown customer': 'einen unbekannten Kunden',
  'A term of {0} is not allowed here.': 'Eine Laufzeit von {0} ist hier nicht erlaubt.',
  'The region {0} is not allowed here.': 'Die Region {0} ist hier nicht erlaubt.',
  '{0} is not allowed here.': '{0} ist hier nicht erlaubt.',
  'The policy names no limit for amounts in {0}.': 'Die Richtlinie nennt keine Grenze für Beträge in {0}.',
  '{0} is more than anybody here may approve.': '{0} ist mehr, als hier irgendjemand genehmigen darf.',
  '{0} a month for {1}': '{0} im Monat für {1}',
  '{0} a day for {1}': '{0} am Tag für {1}',
  '{0} a month': '{0} im Monat',
  '{0} a day': '{0} am Tag',
  'The provider tells no price, so it cannot be held against the spending cap.':
    'Der Anbieter nennt keinen Preis, deshalb lässt er sich nicht mit der Ausgabengrenze vergleichen.',
  'It is not known whose money it is, so it cannot be held against the spending caps.':
    'Es ist nicht bekannt, wessen Geld es ist, deshalb lässt es sich nicht mit den Ausgabengrenzen vergleichen.',
  'An Azure plan has no price of its own and opens spending without an end: two people approve it.':
    'Ein Azure-Plan hat keinen eigenen Preis und eröffnet Ausgaben ohne Ende: Zwei Personen genehmigen ihn.',

  'Look in the portal whether it was bought, and settle it with "resolve".':
    'Sehen Sie im Portal nach, ob gekauft wurde, und klären Sie es mit „resolve“.',
  '{0} I keep trying; nothing was bought yet.': '{0} Ich versuche es weiter; es wurde noch nichts gekauft.',
  '{0} Nothing was bought; I keep trying.': '{0} Es wurde nichts gekauft; ich versuche es weiter.',
  'The store is not safe.': 'Der Speicher ist nicht sicher.',
  'Nothing is bought for now: {0}': 'Vorerst wird nichts gekauft: {0}',
  'I cannot make sure that this was not bought already. {0}':
    'Ich kann nicht sicherstellen, dass das nicht schon gekauft wurde. {0}',
  'The store was interrupted since this was asked; I am making sure that nothing was bought before.':
    'Der Speicher war seit der Anfrage unterbrochen; ich stelle sicher, dass vorher nichts gekauft wurde.',
  'Redis is not reachable.': 'Redis ist nicht erreichbar.',
  'The provider holds order {0} for {1}': 'Der Anbieter führt Bestellung {0} für {1}',
  '{0}, which I no longer know.': '{0}, die ich nicht mehr kenne.',
  '{0}, which is {1} here.': '{0}, hier im Stand: {1}.',
  '{0}, for which I follow {1}: look whether it was bought twice.':
    '{0}, wofür ich {1} verfolge: Prüfen Sie, ob zweimal gekauft wurde.',
  'no order': 'keine Bestellung',

  'Azure does not show what became of it. {0}': 'Azure zeigt nicht, was daraus wurde. {0}',
  'Look at the reservation in the Azure portal before anything is asked for again.':
    'Sehen Sie die Reservierung im Azure-Portal an, bevor wieder etwas angefragt wird.',
  'The refund policy does not allow this return.': 'Die Erstattungsrichtlinie lässt diese Rückgabe nicht zu.',
  'Open a ticket with Azure support if it must be returned all the same.':
    'Eröffnen Sie eine Supportanfrage bei Azure, wenn sie trotzdem zurückgegeben werden muss.',
  '{0} held {1} pieces when this was asked for, and now it {2}.': '{0} umfasste bei der Anfrage {1} Stück, jetzt: {2}.',
  'holds {0} pieces': '{0} Stück',
  'Look at the reservation, then ask again for what is still wanted.':
    'Sehen Sie die Reservierung an, und fragen Sie dann neu an, was noch gewünscht ist.',
  'still calculating': 'es wird noch gerechnet',

  'it took too long': 'es dauerte zu lange',
  'no answer': 'keine Antwort',
  'No answer': 'keine Antwort',
  'it is no PDF': 'es ist keine PDF-Datei',
  'it is not JSON': 'es ist kein JSON',
  'it is no JSON': 'es ist kein JSON',
  'it is empty': 'sie ist leer',
  'it is larger than 512 KB': 'sie ist größer als 512 KB',
  'it is not kept where Teams keeps files': 'sie liegt nicht dort, wo Teams Dateien ablegt',
  'no complete answer in time': 'keine vollständige Antwort in der Zeit',
  'no access token: {0}': 'kein Zugriffstoken: {0}',
  'no connection ({0})': 'keine Verbindung ({0})',
  'the answer was cut off': 'die Antwort brach ab',
  'the connection was cut': 'die Verbindung brach ab',
  'the answer is larger than 64 MB': 'die Antwort ist größer als 64 MB',
  'The answer could not be read.': 'Die Antwort war nicht lesbar.',
  'The answer names no order.': 'Die Antwort nennt keine Bestellung.',
};
