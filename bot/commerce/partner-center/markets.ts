/** Where reservations are not sold, as ISO 3166 alpha-2. Published lists disagree, so this only warns. */
export interface MarketList {
  markets: readonly string[];
  source: string;
  /** ISO 8601 date of the list. */
  date: string;
}

export const MARKETS_UNAVAILABLE: MarketList = {
  markets: (
    'AD AG AI AQ AS AW AX AZ BF BI BJ BL BQ BT BV CC CD CF CG CK CN CX DJ DM ER FK FM GA GD GF GG GI GL GM GN GP GQ GS ' +
    'GU GW GY HM HT IM IO JE KH KI KM LA LC LR LS MF MG MH ML MM MP MQ MR MS MV MW MZ NC NE NF NR NU PF PG PM PN PW RE ' +
    'SB SC SH SJ SL SM SO SR SS ST SX SZ TC TD TF TG TK TL TV UM VA VC VG VU WF WS XK YE YT'
  ).split(' '),
  source: 'Partner Center documentation, "Buy Azure reservations"',
  date: '2023-08-23',
};
