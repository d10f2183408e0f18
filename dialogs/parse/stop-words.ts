import type { Sentence } from './sentence';

/** Words at which a name ends: nobody's company is called "in" or "please". */
const STOPS = new Set(
  (
    'in with on at by to from using via as over under through paid pay pays paying billed payable payment term for please thanks thank ' +
    'starting called named region location subscription plan sku size quantity qty renew renewal scope want need needs x each per that which ' +
    'because buy order purchase using until we i it its is are must should or period duration zeitraum dauer ' +
    'im mit auf bei fur fuer uber ueber zu zur zum ab bitte danke bezahlt bezahlen zahlbar zahlung laufzeit genannt namens abo abonnement ' +
    'kaufen kaufe bestellen bestelle brauche brauchen jeweils je pro oder wir ich ist sind soll sollen menge anzahl ' +
    'dans avec en sur pour par paye payes payer acheter merci'
  ).split(' '),
);

/** Words that introduce a name without being part of it: "for our customer Contoso". */
const DETERMINERS = new Set(
  (
    'the our my their his her a an next coming nachsten kommenden customer client company firm tenant named called den die das der dem unseren unserem unsere unser ' +
    'meinen kunde kunden kundin mandant mandanten firma le la les notre client societe'
  ).split(' '),
);

/** Words that carry no answer and need not be shown as not understood. */
const FILLERS = new Set(
  (
    'pls plz kindly team request quote amount located location commit commitment domain under account another full everything regards best dear ' +
    'konnt konnen konntet kannst ihr angebot zusammen standort uber komplett beim morgen sowie plus zahlungsplan reserviert lieber hiermit ' +
    'sehr geehrte geehrter damen herren freundlichen grussen grusse armskuname bill reg cust ' +
    'buy buying purchase order ordering get need needs want wants would like could can you i we us me he she they please thanks thank hi hello hey ' +
    'reservation reservations reserved reserve reserving instance instances instanz instanzen azure microsoft unit units piece pieces pcs ' +
    'a an the of with in on at for to and as by it its this that these is are be will shall should must let lets make set change also ' +
    'term terms period duration commitment length paid pay pays paying payment payments billing billed payable plan sku size sizes type region location ' +
    'customer client quantity qty times each next new some my our their do have from using via total please kindly go ahead want id s name scope per ' +
    "each once only just over use instead datacenter datacentre rechenzentrum we'd i'd we'll i'll let's i'm we're braucht benotigt veut wird or oder ou billingplan appliedscopetype autorenew displayname server servers machine machines capacity ri ris csp up now today option using them one " +
    'ich wir mir uns bitte danke kaufen kaufe kauf bestellen bestelle bestellung brauche brauchen benotige benotigen mochte mochten will wollen hatte gern gerne ' +
    'reservierung reservierungen reservieren reserviere reservierte stuck stueck stk ein eine einen einem einer eines der die das den dem des fur fuer in im mit auf und bei ' +
    'zu zur zum von vom laufzeit zeitraum dauer bezahlt bezahlen zahlung zahlbar zahlweise abrechnung kunde kunden kundin nachste nachsten region es sie soll sollen ' +
    'werden wird sein ist hallo guten tag jeweils je anzahl menge als auch noch dazu neue neuen jetzt heute laufend andere andern auf setze ' +
    'je nous voudrais voudrions veux acheter achetez commander reserver de du des la le les un une pour dans en avec et merci sur par duree paiement paye payes client s il vous plait svp bonjour'
  ).split(' '),
);

/** A name ends before this token. Words inside a hyphenated name never end it. */
export function isStop(sentence: Sentence, at: number): boolean {
  const isWholeWord = sentence.startsWord(at) && sentence.restOfWord(at) === at + 1;
  return isWholeWord && STOPS.has(sentence.folded(at));
}

export function isDeterminer(word: string): boolean {
  return DETERMINERS.has(word);
}

export function isFiller(word: string): boolean {
  return FILLERS.has(word);
}
