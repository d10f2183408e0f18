/** What the client of Azure says, by the English sentence. */
export const AZURE_SENTENCES: Record<string, string> = {
  'Check that the bot has a role on one of its subscriptions.':
    'Prüfen Sie, ob der Bot auf einem seiner Abonnements eine Rolle hat.',
  'The tenant {0}': 'Der Mandant {0}',
  'The subscription is {0}; only an enabled one can pay for a reservation.':
    'Das Abonnement ist {0}; nur ein aktiviertes kann eine Reservierung bezahlen.',
  'No catalogue for this region and type': 'Kein Katalog für diese Region und Art',
  'A subscription of {0} that can pay': 'Ein Abonnement von {0}, das bezahlen kann',
  'Enable one of its subscriptions or give the bot a role on another one.':
    'Aktivieren Sie eines der Abonnements, oder geben Sie dem Bot auf einem anderen eine Rolle.',
  'The change was not sent, because the bot could not sign in to Azure ({0}).':
    'Die Änderung wurde nicht gesendet, weil der Bot sich bei Azure nicht anmelden konnte ({0}).',
  'Have the operator check the credential, then try again.':
    'Lassen Sie den Betrieb die Anmeldedaten prüfen, und versuchen Sie es erneut.',
  'It is not known whether Azure made the change ({0}).':
    'Es ist nicht bekannt, ob Azure die Änderung ausgeführt hat ({0}).',
  'Look at the reservation before you try again.': 'Sehen Sie die Reservierung an, bevor Sie es erneut versuchen.',
  'The exchange failed.': 'Der Umtausch ist fehlgeschlagen.',
  'The exchange may be half done ({0}).': 'Der Umtausch ist möglicherweise halb ausgeführt ({0}).',
  'Nothing was exchanged ({0}).': 'Es wurde nichts umgetauscht ({0}).',
  'Look at both reservations in the Azure portal before you try again.':
    'Sehen Sie beide Reservierungen im Azure-Portal an, bevor Sie es erneut versuchen.',
  'Change it and ask again.': 'Ändern Sie es, und fragen Sie erneut an.',
  'Azure refused with {0}.': 'Azure hat mit {0} abgelehnt.',
  'Azure says: {0}': 'Azure sagt: {0}',
  '{0} Azure says: {1}': '{0} Azure sagt: {1}',
  'Read what Azure says; if that does not help, give the request id to Azure support.':
    'Lesen Sie, was Azure sagt; hilft das nicht, nennen Sie dem Azure-Support die Anforderungs-ID.',
  '{0} is not as documented': '{0} ist nicht wie dokumentiert',
  'Azure has been working on the order for more than half an hour ({0}).':
    'Azure arbeitet seit mehr als einer halben Stunde an der Bestellung ({0}).',
  'Look at the order in the Azure portal; if it does not move, open a ticket with Azure support.':
    'Sehen Sie die Bestellung im Azure-Portal an; rührt sie sich nicht, eröffnen Sie eine Anfrage beim Azure-Support.',
  'not visible yet ({0})': 'noch nicht sichtbar ({0})',
  'not visible yet': 'noch nicht sichtbar',
  'Azure could not carry out the order.': 'Azure konnte die Bestellung nicht ausführen.',
  'Look at the order in the Azure portal for the reason, then ask again.':
    'Den Grund zeigt die Bestellung im Azure-Portal; fragen Sie dann erneut an.',
  'The payment for the order failed.': 'Die Zahlung der Bestellung ist fehlgeschlagen.',
  'Have the billing administrator look at the means of payment, then ask again.':
    'Lassen Sie die Abrechnungsadministration das Zahlungsmittel prüfen, und fragen Sie erneut an.',
  'The order was cancelled at Azure.': 'Die Bestellung wurde bei Azure storniert.',
  'Ask again if the reservation is still wanted.': 'Fragen Sie neu an, wenn die Reservierung noch gewünscht ist.',
  'The order has expired at Azure.': 'Die Bestellung ist bei Azure abgelaufen.',
  'The order ended as {0}.': 'Die Bestellung endete als {0}.',
  'Look at it in the Azure portal.': 'Sehen Sie sie im Azure-Portal an.',
  'more than {0} pages': 'mehr als {0} Seiten',
  'Nothing was bought, though I tried with several fresh prices. Ask again later.':
    'Es wurde nichts gekauft, obwohl ich es mit mehreren neuen Preisen versucht habe. Fragen Sie später erneut an.',
  'The purchase was not sent, because the bot could not sign in to Azure ({0}).':
    'Der Kauf wurde nicht gesendet, weil der Bot sich bei Azure nicht anmelden konnte ({0}).',
  'Nothing was bought. Have the operator check the credential, then ask again.':
    'Es wurde nichts gekauft. Lassen Sie den Betrieb die Anmeldedaten prüfen, und fragen Sie erneut an.',
  'Nothing was bought. I take a fresh price; another amount needs another approval.':
    'Es wurde nichts gekauft. Ich hole einen neuen Preis; ein anderer Betrag braucht eine neue Genehmigung.',
  'the order that was found before is not visible now': 'die vorher gefundene Bestellung ist jetzt nicht sichtbar',
  'its answer could not be read': 'die Antwort war nicht lesbar',
  'it answered for another order': 'die Antwort galt einer anderen Bestellung',
  'Could not be checked: {0}': 'Ließ sich nicht prüfen: {0}',
  '{0} cannot pay for a reservation.': '{0} kann keine Reservierung bezahlen.',
  'Microsoft.Capacity is registered.': 'Microsoft.Capacity ist registriert.',
  'Microsoft.Capacity is {0} on {1}; I register it before I buy.':
    'Microsoft.Capacity ist auf {1} im Status {0}; ich registriere es vor dem Kauf.',
  '{0} is sold in {1} for {2}, {3}.': '{0} wird in {1} für {2} verkauft, {3}.',
  '{0} is not sold in {1} for {2}, {3}. {4}': '{0} wird in {1} nicht für {2} verkauft, {3}. {4}',
  'Choose one of: {0}.': 'Wählen Sie eines davon: {0}.',
  'Choose another size or region.': 'Wählen Sie eine andere Größe oder Region.',
  'Making sure that nothing was bought before': 'Ich stelle sicher, dass vorher nichts gekauft wurde',
  'Registering Microsoft.Capacity on the subscription': 'Microsoft.Capacity wird auf dem Abonnement registriert',
  'Azure holds this order already': 'Azure hat diese Bestellung bereits',
  'Azure price calculation for this billing subscription, without tax':
    'Preisberechnung von Azure für dieses Abrechnungsabonnement, ohne Steuern',
  'A Microsoft partner manages the billing of this subscription.':
    'Ein Microsoft-Partner verwaltet die Abrechnung dieses Abonnements.',
  'Buy this reservation through Partner Center: choose the customer there.':
    'Kaufen Sie diese Reservierung über Partner Center: Wählen Sie den Kunden dort.',
  'The return was not sent, because the bot could not sign in to Azure ({0}).':
    'Die Rückgabe wurde nicht gesendet, weil der Bot sich bei Azure nicht anmelden konnte ({0}).',
  'It is not known whether Azure took the reservation back ({0}).':
    'Es ist nicht bekannt, ob Azure die Reservierung zurückgenommen hat ({0}).',
  'Look at the quantity of the reservation before you try again.':
    'Sehen Sie die Menge der Reservierung an, bevor Sie es erneut versuchen.',
  'A management group scope needs the management group and its tenant: name both.':
    'Der Bereich Verwaltungsgruppe braucht die Verwaltungsgruppe und ihren Mandanten: Nennen Sie beide.',
  'A single scope needs a subscription: name one.': 'Ein einzelner Bereich braucht ein Abonnement: Nennen Sie eines.',
  'The resource group must be named by its full id: /subscriptions/…/resourceGroups/….':
    'Die Ressourcengruppe muss mit ihrer vollen ID genannt sein: /subscriptions/…/resourceGroups/….',
  'The subscription of the scope is not one of this customer: choose another.':
    'Das Abonnement des Bereichs gehört nicht diesem Kunden: Wählen Sie ein anderes.',
  'The quantity must be a whole number from {0} to {1}.': 'Die Menge muss eine ganze Zahl von {0} bis {1} sein.',
  'The display name may hold letters, digits, "-" and "_", {0} at most.':
    'Der Anzeigename darf Buchstaben, Ziffern, „-“ und „_“ enthalten, höchstens {0} Zeichen.',
  'Instance flexibility exists only for virtual machines, not for {0}: leave it out.':
    'Größenflexibilität gibt es nur für virtuelle Computer, nicht für {0}: Lassen Sie sie weg.',
  'The review date must be a date in the future.': 'Das Datum der Überprüfung muss in der Zukunft liegen.',
  '{0} for {1} is not sold {2}; choose {3}.': '{0} für {1} wird nicht so verkauft: {2}; wählen Sie {3}.',
  '{0} is fine.': '{0}: in Ordnung.',
  'The reservation {0}': 'Die Reservierung {0}',
  'Take its id from the list of reservations.': 'Nehmen Sie die ID aus der Liste der Reservierungen.',
  'Estimate: your reservation price against the public list price, running all the time':
    'Schätzung: Ihr Reservierungspreis gegen den öffentlichen Listenpreis bei durchgehender Nutzung',
  'Estimate: public list prices, running all the time': 'Schätzung: öffentliche Listenpreise bei durchgehender Nutzung',
  'It is certain now that nothing was bought. Put the cause right, then ask again.':
    'Jetzt steht fest, dass nichts gekauft wurde. Beheben Sie die Ursache, und fragen Sie erneut an.',
  'Azure does not show the order, but it may show new orders late.':
    'Azure zeigt die Bestellung nicht; neue Bestellungen zeigt es manchmal verspätet.',
  'I keep asking and buy nothing meanwhile.': 'Ich frage weiter nach und kaufe inzwischen nichts.',
  'I keep asking.': 'Ich frage weiter nach.',
  'Choose two of one order.': 'Wählen Sie zwei aus einer Bestellung.',
  'A link leads to another host: {0}.': 'Ein Link führt zu einem anderen Host: {0}.',
};
