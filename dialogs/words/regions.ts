import { squash } from './fold';

/** Azure's public regions: ARM name, display name, then other names in use (short forms, the German portal's). */
const REGIONS = `
australiacentral|Australia Central|Australien, Mitte
australiacentral2|Australia Central 2
australiaeast|Australia East|Australien, Osten
australiasoutheast|Australia Southeast|Australien, Südosten
austriaeast|Austria East|Österreich, Osten
belgiumcentral|Belgium Central|Belgien, Mitte
brazilsouth|Brazil South|Brasilien, Süden
brazilsoutheast|Brazil Southeast|Brasilien, Südosten
canadacentral|Canada Central|Kanada, Mitte
canadaeast|Canada East|Kanada, Osten
centralindia|Central India|Indien, Mitte
centralus|Central US|USA, Mitte|us central
chilecentral|Chile Central
eastasia|East Asia|Asien, Osten|Ostasien
eastus|East US|USA, Osten|us east|eus
eastus2|East US 2|USA, Osten 2|us east 2|eus2
francecentral|France Central|Frankreich, Mitte|Frankreich Zentral
francesouth|France South|Frankreich, Süden
germanynorth|Germany North|Deutschland, Norden|Deutschland Nord
germanywestcentral|Germany West Central|Deutschland, Westen-Mitte|Deutschland West-Mitte|Deutschland West Zentral|Deutschland Westmitte|gwc
indonesiacentral|Indonesia Central
israelcentral|Israel Central|Israel, Mitte
italynorth|Italy North|Italien, Norden|Italien Nord
japaneast|Japan East|Japan, Osten
japanwest|Japan West|Japan, Westen
jioindiacentral|Jio India Central
jioindiawest|Jio India West
koreacentral|Korea Central|Korea, Mitte
koreasouth|Korea South|Korea, Süden
malaysiawest|Malaysia West
mexicocentral|Mexico Central|Mexiko, Mitte
newzealandnorth|New Zealand North|Neuseeland, Norden
northcentralus|North Central US|USA, Norden-Mitte|us north central
northeurope|North Europe|Europa, Norden|Nordeuropa|north eu|eu north|neu|northeu|Europe du Nord
norwayeast|Norway East|Norwegen, Osten|Norwegen Ost
norwaywest|Norway West|Norwegen, Westen
polandcentral|Poland Central|Polen, Mitte|Polen Zentral
qatarcentral|Qatar Central|Katar, Mitte
southafricanorth|South Africa North|Südafrika, Norden
southafricawest|South Africa West|Südafrika, Westen
southcentralus|South Central US|USA, Süden-Mitte|us south central
southeastasia|Southeast Asia|South East Asia|Asien, Südosten|Südostasien
southindia|South India|Indien, Süden
spaincentral|Spain Central|Spanien, Mitte
swedencentral|Sweden Central|Schweden, Mitte|Schweden Zentral
swedensouth|Sweden South
switzerlandnorth|Switzerland North|Schweiz, Norden|Schweiz Nord
switzerlandwest|Switzerland West|Schweiz, Westen|Schweiz West
taiwannorth|Taiwan North
uaecentral|UAE Central|VAE, Mitte
uaenorth|UAE North|VAE, Norden
uksouth|UK South|Vereinigtes Königreich, Süden|uks
ukwest|UK West|Vereinigtes Königreich, Westen|ukw
westcentralus|West Central US|USA, Westen-Mitte|us west central
westeurope|West Europe|Europa, Westen|Westeuropa|west eu|westeu|eu west|weu|europe west|Europe de l'Ouest|Europe occidentale
westindia|West India|Indien, Westen
westus|West US|USA, Westen|us west|wus
westus2|West US 2|USA, Westen 2|us west 2|wus2
westus3|West US 3|USA, Westen 3|us west 3|wus3`;

/** Cities and countries that hold exactly one public region. */
const PLACES = `
germanywestcentral|Frankfurt|Frankfurt am Main
westeurope|Amsterdam|Netherlands|Niederlande|Pays-Bas
northeurope|Dublin|Ireland|Irland|Irlande
switzerlandnorth|Zürich|Zurich|Zuerich
switzerlandwest|Geneva|Genf|Genève
francecentral|Paris
uksouth|London
ukwest|Cardiff
italynorth|Milan|Mailand|Italy|Italien|Italie
polandcentral|Warsaw|Warschau|Poland|Polen|Pologne
spaincentral|Madrid|Spain|Spanien|Espagne
swedencentral|Gävle
norwayeast|Oslo
norwaywest|Stavanger
austriaeast|Vienna|Wien|Austria|Österreich|Oesterreich
belgiumcentral|Brussels|Brüssel|Belgium|Belgien|Belgique
israelcentral|Israel
qatarcentral|Doha|Qatar|Katar
germanynorth|Berlin
japaneast|Tokyo|Tokio
japanwest|Osaka
eastasia|Hong Kong
southeastasia|Singapore|Singapur
koreacentral|Seoul
brazilsouth|Sao Paulo
canadacentral|Toronto
canadaeast|Quebec
newzealandnorth|Auckland|New Zealand|Neuseeland
southafricanorth|Johannesburg
uaenorth|Dubai
centralindia|Pune`;

/** Countries and continents with several regions: the person has to say which one. */
const UNCLEAR = `
Germany|Deutschland|Allemagne:germanywestcentral,germanynorth
France|Frankreich:francecentral,francesouth
Switzerland|Schweiz|Suisse:switzerlandnorth,switzerlandwest
Europe|Europa|EU:westeurope,northeurope
UK|United Kingdom|England|Großbritannien:uksouth,ukwest
US|USA|United States:eastus,westus2,centralus
Norway|Norwegen:norwayeast,norwaywest
Sweden|Schweden:swedencentral,swedensouth
Japan:japaneast,japanwest
Canada|Kanada:canadacentral,canadaeast
Brazil|Brasilien:brazilsouth,brazilsoutheast
Australia|Australien:australiaeast,australiasoutheast
India|Indien:centralindia,southindia,westindia
Asia|Asien:southeastasia,eastasia
Korea:koreacentral,koreasouth`;

function lines(table: string): string[] {
  return table.trim().split('\n');
}

export const REGION_PHRASES = lines(REGIONS).map((line) => [line, line.split('|')[0] ?? ''] as const);
export const PLACE_PHRASES = lines(PLACES).map((line) => {
  const [region = '', ...names] = line.split('|');
  return [names.join('|'), region] as const;
});
export const UNCLEAR_PHRASES = lines(UNCLEAR).map((line) => {
  const [names = '', regions = ''] = line.split(':');
  return [names, regions.split(',')] as const;
});

const TITLES = new Map(lines(REGIONS).map((line) => [line.split('|')[0] ?? '', line.split('|')[1] ?? '']));
const CODES = new Map(
  [...REGION_PHRASES, ...PLACE_PHRASES].flatMap(([names, code]) =>
    names.split('|').map((name) => [squash(name), code]),
  ),
);

/** The ARM names of the regions in the table, in alphabetical order. */
export function regionCodes(): string[] {
  return [...TITLES.keys()].sort();
}

/** "West Europe" for westeurope; the name itself when Azure is ahead of the table. */
export function regionTitle(code: string): string {
  return TITLES.get(code) ?? code;
}

/** The ARM name of a region by any of its names. */
export function regionNamed(text: string): string | undefined {
  return CODES.get(squash(text));
}
