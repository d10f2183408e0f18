/** What the simulated Azure sells. Prices are made up; only their shape is Azure's. */
export interface Product {
  resourceType: string;
  sku: string;
  title: string;
  series: string;
  /** US dollars an hour without a reservation. */
  hourly: number;
  cores?: number;
  flexibility?: { group: string; ratio: number };
  terms: readonly string[];
  monthly: boolean;
  /** Reason code of a restriction of the one-year term. */
  restricted?: string;
}

const VM_SERIES = [
  { family: 'D', suffix: 's_v5', title: 'Dsv5 Series', perCore: 0.048 },
  { family: 'D', suffix: 'ads_v6', title: 'Dadsv6 Series', perCore: 0.0515 },
  { family: 'E', suffix: 's_v5', title: 'Esv5 Series', perCore: 0.063 },
] as const;

const virtualMachines: Product[] = VM_SERIES.flatMap(({ family, suffix, title, perCore }) =>
  [2, 4, 8, 16, 32].map((cores) => ({
    resourceType: 'VirtualMachines',
    sku: `Standard_${family}${cores}${suffix}`,
    title: `${title}, ${family}${cores}${suffix.replace('_', ' ')}`,
    series: title,
    hourly: perCore * cores,
    cores,
    flexibility: { group: title, ratio: cores / 2 },
    terms: ['P1Y', 'P3Y'],
    monthly: true,
  })),
);

function plain(resourceType: string, sku: string, title: string, hourly: number, more: Partial<Product> = {}): Product {
  return { resourceType, sku, title, series: title, hourly, terms: ['P1Y', 'P3Y'], monthly: true, ...more };
}

/** One of each further type, so that everything Azure names can be tried. Prices of these are plain inventions. */
const further: Product[] = [
  plain('SuseLinux', 'SLES_1_2_vCPU', 'SUSE Linux Enterprise Server 1-2 vCPU', 0.09, { monthly: false }),
  plain('RedHat', 'RHEL_1_4_vCPU', 'Red Hat Enterprise Linux 1-4 vCPU', 0.06, { monthly: false }),
  plain('SqlDataWarehouse', 'DW_100_cDWU', 'Azure Synapse Analytics 100 cDWU', 1.51, { monthly: false }),
  plain('VMwareCloudSimple', 'CS28_Node', 'VMware Solution by CloudSimple CS28', 6.4),
  plain('RedHatOsa', 'ARO_D4s_v3', 'Azure Red Hat OpenShift D4s v3', 0.171, { monthly: false }),
  plain('BlockBlob', 'Blob_Hot_LRS_100TB', 'Blob storage, hot, LRS, 100 TB', 2.4),
  plain('AzureDataExplorer', 'ADX_Markup_1vCore', 'Azure Data Explorer markup, 1 vCore', 0.11),
  plain('MySql', 'MySQL_GP_Gen5_1vCore', 'Azure Database for MySQL General Purpose', 0.088),
  plain('MariaDb', 'MariaDB_GP_Gen5_1vCore', 'Azure Database for MariaDB General Purpose', 0.088),
  plain('PostgreSql', 'PostgreSQL_GP_1vCore', 'Azure Database for PostgreSQL General Purpose', 0.09),
  plain('DedicatedHost', 'Dsv5_Type1_Host', 'Dedicated host, Dsv5 Type1', 4.87),
  plain('SqlAzureHybridBenefit', 'SQL_AHB_1vCore', 'SQL Server Azure Hybrid Benefit, 1 vCore', 0.1),
  plain('AVS', 'AV36P_Node', 'Azure VMware Solution AV36P', 11.5, { terms: ['P1Y', 'P3Y', 'P5Y'] }),
  plain('DataFactory', 'ADF_General_1vCore', 'Data Factory data flow, general purpose', 0.268),
  plain('NetAppStorage', 'ANF_Premium_100TB', 'Azure NetApp Files Premium, 100 TB', 41),
  plain('AzureFiles', 'Files_Hot_LRS_10TB', 'Azure Files, hot, LRS, 10 TB', 0.31),
  plain('SqlEdge', 'SQL_Edge_1Device', 'Azure SQL Edge, 1 device', 0.014),
  plain('VirtualMachineSoftware', 'VMSW_Plan_1', 'Virtual machine software, plan 1', 0.05, { terms: ['P1Y'] }),
  plain('MDC', 'MDC_Commit_10k', 'Microsoft Defender for Cloud, 10,000 units', 1.1, { terms: ['P1Y'], monthly: false }),
  plain('Sentinel', 'Sentinel_Commit_10k', 'Microsoft Sentinel, 10,000 units', 1.2, { terms: ['P1Y'], monthly: false }),
];

export const PRODUCTS: readonly Product[] = [
  ...virtualMachines,
  // Series that are no longer sold for a year are listed all the same, with a restriction.
  plain('VirtualMachines', 'Standard_F4s_v2', 'Fsv2 Series, F4s v2', 0.169, {
    restricted: 'NotAvailableForSubscription',
  }),
  plain('SqlDatabases', 'SQLDB_GP_Compute_Gen5', 'SQL Database General Purpose vCore', 0.152),
  plain('CosmosDb', 'CosmosDB_100RU', 'Azure Cosmos DB 100 RU/s', 0.008),
  plain('AppService', 'P1v3', 'Premium v3 Plan P1', 0.169),
  plain('RedisCache', 'Premium_P1', 'Azure Cache for Redis Premium P1', 0.555),
  plain('ManagedDisk', 'Premium_SSD_P30', 'Premium SSD P30', 0.185, { terms: ['P1Y'] }),
  plain('SapHana', 'SAP_HANA_S192', 'SAP HANA on Azure S192', 14.2, { terms: ['P1Y', 'P3Y', 'P5Y'] }),
  plain('Databricks', 'Databricks_DBCU_12500', 'Azure Databricks 12,500 DBCU', 1.4, { monthly: false }),
  // Sold for a month, and for a term nobody knows, which readers must pass over.
  plain('OpenAIPTU', 'PTU', 'Azure OpenAI provisioned throughput', 0.9, { terms: ['P2Y', 'P1M', 'P1Y'] }),
  ...further,
];

export const REGIONS = [
  { name: 'westeurope', title: 'West Europe', factor: 1.2 },
  { name: 'northeurope', title: 'North Europe', factor: 1.12 },
  { name: 'germanywestcentral', title: 'Germany West Central', factor: 1.21 },
  { name: 'switzerlandnorth', title: 'Switzerland North', factor: 1.3 },
  { name: 'eastus2', title: 'East US 2', factor: 1 },
] as const;

const DISCOUNT: Record<string, number> = { P1M: 0.1, P1Y: 0.38, P3Y: 0.6, P5Y: 0.68 };
const HOURS_A_MONTH = 730;

export function monthsOf(term: string): number {
  const [, count, unit] = /^P(\d+)([MY])$/.exec(term) ?? [];
  return Number(count ?? 12) * (unit === 'M' ? 1 : 12);
}

/** US dollars an hour in a region without a reservation, to five places as Azure lists them. */
export function hourlyPrice(product: Product, region: string): number {
  const factor = REGIONS.find(({ name }) => name === region)?.factor ?? 1;
  return Number((product.hourly * factor).toFixed(5));
}

/** US dollars a month for one piece in a reservation, to the cent. */
export function monthlyPrice(product: Product, region: string, term: string): number {
  const factor = 1 - (DISCOUNT[term] ?? 0.38);
  return Number((hourlyPrice(product, region) * HOURS_A_MONTH * factor).toFixed(2));
}
