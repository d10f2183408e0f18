/** Azure regions: ARM name, the catalogue's title, how dear they are, and how many of the newer machines they have. */
export interface Region {
  name: string;
  title: string;
  /** Times the price of US East. */
  dearness: number;
  /** From 0 to 1: the share of the specialised machine sizes offered there. */
  breadth: number;
}

const TABLE = `eastus,US East,1,1
eastus2,US East 2,1,1
southcentralus,US South Central,1.06,0.95
westus,US West,1.12,0.7
westus2,US West 2,1,1
westus3,US West 3,1,0.9
centralus,US Central,1.08,0.85
northcentralus,US North Central,1.05,0.6
westcentralus,US West Central,1.08,0.4
canadacentral,CA Central,1.1,0.8
canadaeast,CA East,1.1,0.4
brazilsouth,BR South,1.6,0.6
brazilsoutheast,BR Southeast,2.1,0.3
northeurope,EU North,1.08,0.95
westeurope,EU West,1.14,1
uksouth,UK South,1.13,0.95
ukwest,UK West,1.16,0.4
francecentral,FR Central,1.13,0.8
francesouth,FR South,1.45,0.3
germanywestcentral,DE West Central,1.15,0.8
germanynorth,DE North,1.5,0.3
switzerlandnorth,CH North,1.28,0.7
switzerlandwest,CH West,1.6,0.3
norwayeast,NO East,1.2,0.5
norwaywest,NO West,1.5,0.25
swedencentral,SE Central,1.06,0.9
polandcentral,PL Central,1.16,0.5
italynorth,IT North,1.16,0.5
uaenorth,AE North,1.22,0.5
southafricanorth,ZA North,1.24,0.5
southafricawest,ZA West,1.5,0.2
centralindia,IN Central,1.04,0.7
southindia,IN South,1.25,0.4
eastasia,AP East,1.4,0.6
southeastasia,AP Southeast,1.22,0.9
japaneast,JA East,1.27,0.85
japanwest,JA West,1.3,0.4
koreacentral,KR Central,1.18,0.7
koreasouth,KR South,1.2,0.25
australiaeast,AU East,1.28,0.95
australiasoutheast,AU Southeast,1.28,0.5`;

export const REGIONS: readonly Region[] = TABLE.split('\n').map((line) => {
  const [name = '', title = '', dearness, breadth] = line.split(',');
  return { name, title, dearness: Number(dearness), breadth: Number(breadth) };
});
