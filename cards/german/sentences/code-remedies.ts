/** What to do about Microsoft's error codes, by the English remedy. */
export const CODE_REMEDIES: Record<string, string> = {
  'A global admin must accept the Microsoft Partner Agreement in Partner Center.':
    'Ein globaler Administrator muss die Microsoft-Partnervereinbarung in Partner Center annehmen.',
  'A new order takes up to 15 minutes to appear.': 'Eine neue Bestellung erscheint nach bis zu 15 Minuten.',
  'Activate it or choose another billing scope.':
    'Aktivieren Sie es, oder wählen Sie einen anderen Abrechnungsbereich.',
  'Activate it or choose another one.': 'Aktivieren Sie es, oder wählen Sie ein anderes.',
  'Activate one, then try again.': 'Aktivieren Sie eines, und versuchen Sie es erneut.',
  'Ask Microsoft (ucmwrcsp@microsoft.com) about the credit line.':
    'Fragen Sie Microsoft (ucmwrcsp@microsoft.com) nach der Kreditlinie.',
  'Ask Microsoft partner support why; give them the request id.':
    'Fragen Sie den Microsoft-Partnersupport nach dem Grund, und nennen Sie die Anforderungs-ID.',
  'Ask for a fresh price; nothing was bought.': 'Fragen Sie einen neuen Preis an; es wurde nichts gekauft.',
  'Ask for a new quote.': 'Fragen Sie ein neues Angebot an.',
  'Ask for a new quote; the price may have moved.':
    'Fragen Sie ein neues Angebot an; der Preis kann sich geändert haben.',
  'Ask for another quantity.': 'Fragen Sie eine andere Menge an.',
  'Ask for fewer.': 'Fragen Sie weniger an.',
  'Ask the billing administrator to look for the order and to grant access to it.':
    'Bitten Sie die Abrechnungsadministration, die Bestellung zu suchen und Zugriff darauf zu geben.',
  'Ask the billing administrator whether reservation purchases are allowed for this subscription.':
    'Fragen Sie die Abrechnungsadministration, ob Reservierungskäufe für dieses Abonnement erlaubt sind.',
  'Ask the operator to allow it.': 'Bitten Sie den Betrieb, es zu erlauben.',
  "Ask the operator to check the bot's rights in Partner Center.":
    'Bitten Sie den Betrieb, die Rechte des Bots in Partner Center zu prüfen.',
  'Ask the operator to renew the refresh token with MFA.':
    'Bitten Sie den Betrieb, das Aktualisierungstoken mit MFA zu erneuern.',
  'Ask the operator to set up the refresh token.': 'Bitten Sie den Betrieb, das Aktualisierungstoken einzurichten.',
  "Ask the operator to use Partner Center's own audience.":
    'Bitten Sie den Betrieb, die eigene Zielgruppe (Audience) von Partner Center zu verwenden.',
  'Buy it in Partner Center, where it can be given.': 'Kaufen Sie es in Partner Center, wo sie sich angeben lässt.',
  'Buy with shared scope and change it afterwards.': 'Kaufen Sie mit gemeinsamem Bereich, und ändern Sie ihn danach.',
  "Check the customer's account details with Microsoft.": 'Prüfen Sie die Kontodaten des Kunden mit Microsoft.',
  'Check that this product is sold in this region, term and billing plan; otherwise try again later.':
    'Prüfen Sie, ob das Produkt in dieser Region, mit dieser Laufzeit und diesem Abrechnungsplan verkauft wird; sonst versuchen Sie es später erneut.',
  'Check the id, and that the bot has the role Reservations Reader.':
    'Prüfen Sie die ID, und ob der Bot die Rolle Reservations Reader hat.',
  'Check the id.': 'Prüfen Sie die ID.',
  'Check the tenant of the scope.': 'Prüfen Sie den Mandanten des Bereichs.',
  'Choose a customer in another market.': 'Wählen Sie einen Kunden in einem anderen Markt.',
  'Choose a product from the catalogue.': 'Wählen Sie ein Produkt aus dem Katalog.',
  'Choose a product of another segment.': 'Wählen Sie ein Produkt eines anderen Segments.',
  'Choose a region from the catalogue.': 'Wählen Sie eine Region aus dem Katalog.',
  'Choose a subscription that the same billing account pays for.':
    'Wählen Sie ein Abonnement, das dasselbe Abrechnungskonto bezahlt.',
  'Choose a term from the catalogue.': 'Wählen Sie eine Laufzeit aus dem Katalog.',
  'Choose another SKU, region or term.': 'Wählen Sie eine andere SKU, Region oder Laufzeit.',
  'Choose another billing or scope subscription.': 'Wählen Sie ein anderes Abonnement für Abrechnung oder Bereich.',
  'Choose another billing scope.': 'Wählen Sie einen anderen Abrechnungsbereich.',
  'Choose another one.': 'Wählen Sie ein anderes.',
  'Choose another product or market.': 'Wählen Sie ein anderes Produkt oder einen anderen Markt.',
  'Choose another region or product, or a smaller quantity.':
    'Wählen Sie eine andere Region, ein anderes Produkt oder eine kleinere Menge.',
  'Choose another term.': 'Wählen Sie eine andere Laufzeit.',
  'Choose the Azure plan.': 'Wählen Sie den Azure-Plan.',
  'Choose the Azure subscription.': 'Wählen Sie das Azure-Abonnement.',
  'Choose the billing scope again.': 'Wählen Sie den Abrechnungsbereich erneut.',
  'Choose the customer again.': 'Wählen Sie den Kunden erneut.',
  'Compare the request with the catalogue.': 'Vergleichen Sie die Anfrage mit dem Katalog.',
  'Correct the request.': 'Berichtigen Sie die Anfrage.',
  'Exchange the reservation if another subscription has to pay.':
    'Tauschen Sie die Reservierung um, wenn ein anderes Abonnement bezahlen soll.',
  'Give it the built-in role Owner or Reservation Purchaser on the billing subscription and wait ten minutes.':
    'Geben Sie ihm auf dem Abrechnungsabonnement die integrierte Rolle Besitzer oder Reservation Purchaser, und warten Sie zehn Minuten.',
  'Have the billing administrator add one.': 'Lassen Sie die Abrechnungsadministration eines hinterlegen.',
  'Have the billing administrator change it and look whether the order is listed in the Azure portal.':
    'Lassen Sie die Abrechnungsadministration es ändern und nachsehen, ob die Bestellung im Azure-Portal steht.',
  'Have the billing administrator check address, tax number and purchase order number.':
    'Lassen Sie die Abrechnungsadministration Adresse, Steuernummer und Bestellbelegnummer prüfen.',
  'Have the billing administrator look at the order in the Azure portal and repeat the payment there.':
    'Lassen Sie die Abrechnungsadministration die Bestellung im Azure-Portal ansehen und dort die Zahlung wiederholen.',
  'Have the billing administrator talk to Azure support; repeating does not help.':
    'Lassen Sie die Abrechnungsadministration mit dem Azure-Support sprechen; Wiederholen hilft nicht.',
  'Have the customer accept it, or attest it in Partner Center, then try again.':
    'Lassen Sie den Kunden sie annehmen, oder bestätigen Sie das in Partner Center, und versuchen Sie es erneut.',
  'Have the operator check the credential, then wait a few minutes.':
    'Lassen Sie den Betrieb die Anmeldedaten prüfen, und warten Sie einige Minuten.',
  'Look at the order in Partner Center.': 'Sehen Sie die Bestellung in Partner Center an.',
  'Look at the reservation order in the Azure portal for the reason.':
    'Den Grund zeigt die Reservierungsbestellung im Azure-Portal.',
  'Look at the reservation order; if it does not tell, open a billing ticket with Azure support.':
    'Sehen Sie die Reservierungsbestellung an; sagt sie nichts, eröffnen Sie beim Azure-Support eine Abrechnungsanfrage.',
  'Look at the state of the reservation order; if it does not tell, open a ticket with Azure support.':
    'Sehen Sie den Status der Reservierungsbestellung an; sagt er nichts, eröffnen Sie eine Anfrage beim Azure-Support.',
  'Look for it in the catalogue.': 'Suchen Sie es im Katalog.',
  'Name one.': 'Nennen Sie eines.',
  'Name the tenant of the management group.': 'Nennen Sie den Mandanten der Verwaltungsgruppe.',
  'Nothing to do.': 'Es ist nichts zu tun.',
  'Open a ticket with Azure support.': 'Eröffnen Sie eine Anfrage beim Azure-Support.',
  'Read what Azure says, correct the request and ask again.':
    'Lesen Sie, was Azure sagt, berichtigen Sie die Anfrage, und fragen Sie erneut an.',
  'Read what Azure says; the time for returning it may be over.':
    'Lesen Sie, was Azure sagt; die Frist für die Rückgabe kann vorbei sein.',
  'Register the subscription for reservations and try again; the bot does this by itself.':
    'Registrieren Sie das Abonnement für Reservierungen, und versuchen Sie es erneut; der Bot tut das von selbst.',
  'Renew it in Partner Center.': 'Verlängern Sie sie in Partner Center.',
  'Repeat the upgrade in Partner Center.': 'Wiederholen Sie den Umstieg in Partner Center.',
  'Return at least one and at most what the reservation holds.':
    'Geben Sie mindestens eine und höchstens so viele zurück, wie die Reservierung umfasst.',
  'Return less, wait until older refunds drop out, or open a ticket with Azure support.':
    'Geben Sie weniger zurück, warten Sie, bis ältere Erstattungen herausfallen, oder eröffnen Sie eine Anfrage beim Azure-Support.',
  'Say which subscription the reservation is for, or make it shared.':
    'Sagen Sie, für welches Abonnement die Reservierung gilt, oder nehmen Sie den gemeinsamen Bereich.',
  'Set it up in Partner Center.': 'Richten Sie sie in Partner Center ein.',
  'Take both ids from the list of reservations.': 'Nehmen Sie beide IDs aus der Liste der Reservierungen.',
  'Take it from the list of orders.': 'Nehmen Sie sie aus der Liste der Bestellungen.',
  'Take it from the list of reservations.': 'Nehmen Sie sie aus der Liste der Reservierungen.',
  'Tell the operator of this bot: it is a fault of the bot.':
    'Sagen Sie es dem Betrieb dieses Bots: Es ist ein Fehler des Bots.',
  'Tell the operator; the request itself is fine.': 'Sagen Sie es dem Betrieb; die Anfrage selbst ist in Ordnung.',
  'This is a limit of the integration sandbox; use one of the few SKUs it allows.':
    'Das ist eine Grenze der Integrations-Sandbox; nehmen Sie eine der wenigen SKUs, die sie zulässt.',
  'Try again in a few minutes; if it lasts, open a ticket with Azure support.':
    'Versuchen Sie es in einigen Minuten erneut; hält es an, eröffnen Sie eine Anfrage beim Azure-Support.',
  'Try again later.': 'Versuchen Sie es später erneut.',
  'Try again.': 'Versuchen Sie es erneut.',
  'Try again; if it lasts, have the operator renew the credential.':
    'Versuchen Sie es erneut; hält es an, lassen Sie den Betrieb die Anmeldedaten erneuern.',
  'Try once more; if it fails again, open a ticket with Azure support.':
    'Versuchen Sie es noch einmal; scheitert es wieder, eröffnen Sie eine Anfrage beim Azure-Support.',
  'Use a subscription of an enterprise, Microsoft Customer or pay-as-you-go agreement.':
    'Nehmen Sie ein Abonnement aus einem Enterprise Agreement, einer Microsoft-Kundenvereinbarung oder mit nutzungsbasierter Zahlung.',
  'Use another billing account.': 'Nehmen Sie ein anderes Abrechnungskonto.',
  'Use letters, digits, "-" and "_", 64 characters at most.':
    'Nehmen Sie Buchstaben, Ziffern, „-“ und „_“, höchstens 64 Zeichen.',
  "Wait a few days, or complete the customer's account details in Partner Center.":
    'Warten Sie einige Tage, oder ergänzen Sie die Kontodaten des Kunden in Partner Center.',
  'Wait a few minutes.': 'Warten Sie einige Minuten.',
  'Wait for a while.': 'Warten Sie eine Weile.',
  'Wait for a while; the bot looks up what became of it before anything else.':
    'Warten Sie eine Weile; der Bot sieht zuerst nach, was daraus wurde.',
  'Wait until it is done.': 'Warten Sie, bis es erledigt ist.',
  'Wait until its state settles, then try again.': 'Warten Sie, bis der Status feststeht, und versuchen Sie es erneut.',
  'Wait while I find out what became of it; if it stays unclear, open a ticket with Azure support.':
    'Warten Sie, während ich nachsehe, was daraus wurde; bleibt es unklar, eröffnen Sie eine Anfrage beim Azure-Support.',
  'Wait while I find out what became of it; nothing is bought again meanwhile.':
    'Warten Sie, während ich nachsehe, was daraus wurde; inzwischen wird nichts noch einmal gekauft.',
  'Wait while I find out whether it exists all the same.': 'Warten Sie, während ich nachsehe, ob es sie trotzdem gibt.',
  'Wait while I find out whether the order exists all the same.':
    'Warten Sie, während ich nachsehe, ob es die Bestellung trotzdem gibt.',
  'Wait while I read that order; nothing is bought again.':
    'Warten Sie, während ich diese Bestellung lese; es wird nichts noch einmal gekauft.',
};
