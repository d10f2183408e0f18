/** What the client of Partner Center says, by the English sentence. */
export const PARTNER_CENTER_SENTENCES: Record<string, string> = {
  'Nothing stands against it.': 'Es spricht nichts dagegen.',
  'An Azure plan costs nothing by itself; what is used under it is billed monthly':
    'Ein Azure-Plan selbst kostet nichts; was darunter genutzt wird, wird monatlich abgerechnet',
  '{0} already has {1} ({2}).': '{0} hat bereits {1} ({2}).',
  'a legacy Azure subscription': 'ein älteres Azure-Abonnement',
  'an Azure plan': 'einen Azure-Plan',
  'Move it to an Azure plan in Partner Center first.':
    'Stellen Sie es zuerst in Partner Center auf einen Azure-Plan um.',
  'Use that plan for the reservation.': 'Nehmen Sie diesen Plan für die Reservierung.',
  'The Azure plan cannot be bought in this market.': 'Der Azure-Plan kann in diesem Markt nicht gekauft werden.',
  'Look at the subscription in Partner Center.': 'Sehen Sie das Abonnement in Partner Center an.',
  'The subscription could not be set up.': 'Das Abonnement konnte nicht eingerichtet werden.',
  'Partner Center says "{0}", which I do not know.': 'Partner Center meldet „{0}“, was ich nicht kenne.',
  'Its Azure subscriptions cannot be read. {0}': 'Seine Azure-Abonnements sind nicht lesbar. {0}',
  'The subscription is {0}; activate it in Partner Center.':
    'Das Abonnement ist {0}; aktivieren Sie es in Partner Center.',
  'Its Azure subscription is not known yet; try again later.':
    'Sein Azure-Abonnement ist noch nicht bekannt; versuchen Sie es später erneut.',
  'The Azure plan is {0}; activate it in Partner Center.':
    'Der Azure-Plan ist {0}; aktivieren Sie ihn in Partner Center.',
  'The Azure plan has no active Azure subscription; create or activate one first.':
    'Der Azure-Plan hat kein aktives Azure-Abonnement; legen Sie zuerst eines an, oder aktivieren Sie eines.',
  'The currency is not supported.': 'Die Währung wird nicht unterstützt.',
  'The availability is no longer valid.': 'Die Verfügbarkeit gilt nicht mehr.',
  'The quota does not suffice.': 'Das Kontingent reicht nicht aus.',
  'Ask for fewer, or raise the quota.': 'Fragen Sie weniger an, oder erhöhen Sie das Kontingent.',
  'Choose another SKU or region.': 'Wählen Sie eine andere SKU oder Region.',
  'A reseller cannot be named here.': 'Ein Händler lässt sich hier nicht angeben.',
  'Buy it in Partner Center.': 'Kaufen Sie es in Partner Center.',
  'Partner Center could not process the line.': 'Partner Center konnte die Zeile nicht verarbeiten.',
  'Register it and try again.': 'Registrieren Sie es, und versuchen Sie es erneut.',
  'Buy fewer in the sandbox.': 'Kaufen Sie in der Sandbox weniger.',
  'Partner Center did not accept the line.': 'Partner Center hat die Zeile nicht angenommen.',
  'The billing plan is not supported.': 'Der Abrechnungsplan wird nicht unterstützt.',
  'Choose the other billing plan.': 'Wählen Sie den anderen Abrechnungsplan.',
  'Partner Center made a cart without a line.': 'Partner Center hat einen Warenkorb ohne Zeile angelegt.',
  'Available: {0}.': 'Verfügbar: {0}.',
  '{0} cannot be bought at the moment.': '{0} kann derzeit nicht gekauft werden.',
  'This could not be checked. {0}': 'Das ließ sich nicht prüfen. {0}',
  'This could not be asked just now; it is asked again before the purchase.':
    'Das ließ sich eben nicht erfragen; vor dem Kauf wird erneut gefragt.',
  "The customer's country is unknown; add it in Partner Center.":
    'Das Land des Kunden ist unbekannt; ergänzen Sie es in Partner Center.',
  'Reservations are sold in {0}.': 'Reservierungen werden in {0} verkauft.',
  '{0} of {1} says that reservations are not sold in {2}; Partner Center will decide.':
    '{0} vom {1} sagt, dass Reservierungen in {2} nicht verkauft werden; Partner Center entscheidet.',
  'The Microsoft Customer Agreement is accepted.': 'Die Microsoft-Kundenvereinbarung ist angenommen.',
  'The customer has not accepted the Microsoft Customer Agreement; have it accepted or attest it in Partner Center.':
    'Der Kunde hat die Microsoft-Kundenvereinbarung nicht angenommen; lassen Sie sie annehmen, oder bestätigen Sie das in Partner Center.',
  'Microsoft has no objection on record.': 'Microsoft hat keine Einwände vermerkt.',
  "Microsoft has validated the customer's account.": 'Microsoft hat das Konto des Kunden überprüft.',
  'Microsoft does not allow purchases for this customer; check its account details.':
    'Microsoft lässt für diesen Kunden keine Käufe zu; prüfen Sie seine Kontodaten.',
  "Microsoft reviews the customer's account; the purchase may be refused for some days.":
    'Microsoft überprüft das Konto des Kunden; der Kauf kann einige Tage lang abgelehnt werden.',
  "The customer's account details are incomplete; complete them in Partner Center.":
    'Die Kontodaten des Kunden sind unvollständig; ergänzen Sie sie in Partner Center.',
  'Microsoft\'s validation of the customer is "{0}"; the purchase may be refused.':
    'Die Überprüfung des Kunden durch Microsoft steht auf „{0}“; der Kauf kann abgelehnt werden.',
  'Nothing was delivered; ask for it anew.': 'Es wurde nichts geliefert; fragen Sie neu an.',
  'The order was cancelled.': 'Die Bestellung wurde storniert.',
  'Ask for it anew if it is still wanted.': 'Fragen Sie neu an, wenn es noch gewünscht ist.',
  'Microsoft rejected the purchase order document.': 'Microsoft hat den Bestellbeleg abgelehnt.',
  'Microsoft could not process the order.': 'Microsoft konnte die Bestellung nicht verarbeiten.',
  'The order is suspended.': 'Die Bestellung ist ausgesetzt.',
  'Look at it in Partner Center and clear what holds it.':
    'Sehen Sie in Partner Center nach, und klären Sie, was sie aufhält.',
  'Microsoft reviews the order.': 'Microsoft prüft die Bestellung.',
  'Wait for the review in Partner Center; it can take days.':
    'Warten Sie die Prüfung in Partner Center ab; sie kann Tage dauern.',
  'Microsoft wants a purchase order document.': 'Microsoft verlangt einen Bestellbeleg.',
  'Upload it to the order in Partner Center.': 'Laden Sie ihn in Partner Center zur Bestellung hoch.',
  'Only a part of the order was delivered.': 'Nur ein Teil der Bestellung wurde geliefert.',
  'Compare it in Partner Center and buy what is missing.':
    'Vergleichen Sie in Partner Center, und kaufen Sie, was fehlt.',
  'The order was completed but its reservation was withdrawn.':
    'Die Bestellung wurde abgeschlossen, aber ihre Reservierung zurückgezogen.',
  'Look at the order in Partner Center; it may have been cancelled.':
    'Sehen Sie die Bestellung in Partner Center an; sie kann storniert worden sein.',
  'being provisioned': 'wird bereitgestellt',
  'Microsoft could not export the lines: {0}.': 'Microsoft konnte die Positionen nicht exportieren: {0}.',
  'Try again in an hour.': 'Versuchen Sie es in einer Stunde erneut.',
  'no reason given': 'kein Grund genannt',
  'the export takes longer than five minutes': 'der Export dauert länger als fünf Minuten',
  'the export names no result': 'der Export nennt kein Ergebnis',
  'the export leads to {0}': 'der Export führt zu {0}',
  'In stock.': 'Vorrätig.',
  'The inventory does not know this SKU; choose another SKU or region.':
    'Der Bestand kennt diese SKU nicht; wählen Sie eine andere SKU oder Region.',
  'Not available for this subscription{0}; choose another SKU or region.':
    'Für dieses Abonnement nicht verfügbar{0}; wählen Sie eine andere SKU oder Region.',
  'The inventory could not be asked. {0}': 'Der Bestand ließ sich nicht abfragen. {0}',
  'Making sure that the earlier attempt bought nothing':
    'Ich stelle sicher, dass der frühere Versuch nichts gekauft hat',
  'Partner Center is still working on the cart': 'Partner Center arbeitet noch am Warenkorb',
  'the list leads back to a page already read': 'die Liste führt zu einer schon gelesenen Seite zurück',
  'a list of more than {0} pages': 'eine Liste mit mehr als {0} Seiten',
  'Partner Center gave no answer ({0}).': 'Partner Center hat nicht geantwortet ({0}).',
  'Partner Center made no order of the cart.': 'Partner Center hat aus dem Warenkorb keine Bestellung gemacht.',
  'Correct the request, or give the request id to Microsoft partner support.':
    'Berichtigen Sie die Anfrage, oder nennen Sie dem Microsoft-Partnersupport die Anforderungs-ID.',
  'I look up what became of the cart and buy nothing meanwhile.':
    'Ich sehe nach, was aus dem Warenkorb wurde, und kaufe inzwischen nichts.',
  '{0} cannot pay for reservations.': '{0} kann keine Reservierungen bezahlen.',
  'Partner Center sells with Shared or Single scope; choose one and change it in Azure afterwards.':
    'Partner Center verkauft mit gemeinsamem oder einzelnem Bereich; wählen Sie einen, und ändern Sie ihn danach in Azure.',
  'Partner Center cannot narrow to a resource group; do it in Azure after the purchase.':
    'Partner Center kann nicht auf eine Ressourcengruppe beschränken; tun Sie das nach dem Kauf in Azure.',
  'Single scope needs an Azure subscription; choose one.':
    'Der einzelne Bereich braucht ein Azure-Abonnement; wählen Sie eines.',
  'It can be bought now.': 'Es kann jetzt gekauft werden.',
  '{0} payment is offered.': 'Diese Zahlung wird angeboten: {0}.',
  '{0} payment is not offered; choose {1}.': 'Diese Zahlung wird nicht angeboten: {0}; wählen Sie {1}.',
  'another SKU': 'eine andere SKU',
  Upfront: 'Vorauszahlung',
  Monthly: 'Monatlich',
  'At least {0} must be bought.': 'Mindestens {0} müssen gekauft werden.',
  'At most {0} can be bought at once.': 'Höchstens {0} können auf einmal gekauft werden.',
  '{0} can be bought at once.': '{0} können auf einmal gekauft werden.',
  'Already submitted at the approved price; the invoice will tell':
    'Bereits zum genehmigten Preis abgesendet; die Rechnung zeigt ihn',
  'Registering the subscription with Azure': 'Das Abonnement wird bei Azure registriert',
  'Price in the Partner Center cart, before tax': 'Preis im Warenkorb von Partner Center, vor Steuern',
  '{0}; Partner Center will apply it as {1}, change the scope after the purchase':
    '{0}; Partner Center wendet sie als {1} an, ändern Sie den Bereich nach dem Kauf',
  'Price in a Partner Center cart, before tax': 'Preis in einem Warenkorb von Partner Center, vor Steuern',
  'No price: the price sheet of {0} does not list this SKU; the invoice will tell':
    'Kein Preis: Die Preisliste für {0} führt diese SKU nicht; die Rechnung zeigt ihn',
  'Partner Center price sheet of {0} of {1}, before tax': 'Preisliste von Partner Center für {0} vom {1}, vor Steuern',
  'No price: the price sheet of {0} cannot be read at the moment; the invoice will tell':
    'Kein Preis: Die Preisliste für {0} ist derzeit nicht lesbar; die Rechnung zeigt ihn',
  'Partner Center is busy and asks for patience.': 'Partner Center ist ausgelastet und bittet um Geduld.',
  'Partner Center has a fault ({0}).': 'Partner Center hat eine Störung ({0}).',
  'Partner Center denied access ({0}).': 'Partner Center hat den Zugriff verweigert ({0}).',
  'Partner Center refused ({0}).': 'Partner Center hat abgelehnt ({0}).',
  'Try again in a few minutes.': 'Versuchen Sie es in einigen Minuten erneut.',
  'The cart does not tell yet whether it was bought.': 'Der Warenkorb zeigt noch nicht, ob er gekauft wurde.',
  'What became of the cart could not be read. {0}': 'Was aus dem Warenkorb wurde, war nicht lesbar. {0}',
};
