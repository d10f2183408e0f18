/** Reservations of everything that is not a virtual machine. */
export interface OtherService {
  title: string;
  /** Azure's reserved resource type: productType.subType.id. */
  resourceType: string;
  /** "Reserved Redis Cache" in the SKU title. */
  titlePrefix: string;
  terms: readonly ('P1Y' | 'P3Y' | 'P5Y')[];
  /** Sold without a region. */
  global: boolean;
  cycles: readonly string[];
  /** ARM SKU name and US dollars a month, before the discount of the term. */
  skus: readonly (readonly [armSku: string, monthly: number])[];
}

const BOTH = ['one_time', 'monthly'] as const;
const UPFRONT = ['one_time'] as const;
const ONE_AND_THREE = ['P1Y', 'P3Y'] as const;

function service(
  title: string,
  resourceType: string,
  titlePrefix: string,
  skus: OtherService['skus'],
  rest: Partial<OtherService> = {},
): OtherService {
  return { title, resourceType, titlePrefix, skus, terms: ONE_AND_THREE, global: false, cycles: BOTH, ...rest };
}

export const OTHER_SERVICES: readonly OtherService[] = [
  service('SQL Database Single/Elastic Pool General Purpose', 'SqlDatabases', 'Reserved SQL Database', [
    ['SQLDB_GP_Compute_Gen5', 133],
    ['SQLDB_GP_Compute_FSv2', 119],
  ]),
  service('SQL Database Single/Elastic Pool Business Critical', 'SqlDatabases', 'Reserved SQL Database', [
    ['SQLDB_BC_Compute_Gen5', 358],
  ]),
  service('SQL Managed Instance General Purpose', 'SqlDatabases', 'Reserved SQL Managed Instance', [
    ['SQLMI_GP_Compute_Gen5', 133],
  ]),
  service('Azure Cosmos DB', 'CosmosDb', 'Reserved Cosmos DB', [
    ['CosmosDB_100_RUs', 5.84],
    ['CosmosDB_100_MultiMaster_RUs', 11.68],
    ['CosmosDB_1M_RUs', 52000],
  ]),
  service('Azure Cache for Redis Premium', 'RedisCache', 'Reserved Redis Cache', [
    ['Azure_Redis_Cache_Premium_P1', 405],
    ['Azure_Redis_Cache_Premium_P2', 810],
    ['Azure_Redis_Cache_Premium_P3', 1620],
    ['Azure_Redis_Cache_Premium_P4', 3240],
  ]),
  service('App Service Premium v3', 'AppService', 'Reserved App Service', [
    ['App_Service_Premium_P1v3', 229],
    ['App_Service_Premium_P2v3', 458],
    ['App_Service_Premium_P3v3', 916],
    ['App_Service_Isolated_I1v2', 411],
  ]),
  service(
    'Premium SSD Managed Disks',
    'ManagedDisk',
    'Reserved Managed Disk',
    [
      ['Premium_SSD_P30', 122.88],
      ['Premium_SSD_P40', 235.52],
      ['Premium_SSD_P50', 450.56],
      ['Premium_SSD_P60', 860.16],
    ],
    { terms: ['P1Y'] },
  ),
  service('Azure Blob Storage Reserved Capacity', 'BlockBlob', 'Reserved Blob Storage', [
    ['Blob_Hot_LRS_100TB', 1840],
    ['Blob_Hot_GRS_100TB', 3680],
    ['Blob_Cool_LRS_100TB', 1000],
    ['Blob_Hot_LRS_1PB', 18000],
  ]),
  service('Azure Database for PostgreSQL', 'PostgreSql', 'Reserved PostgreSQL', [
    ['PostgreSQL_Flexible_GP_Ddsv5_vCore', 64],
    ['PostgreSQL_Flexible_MO_Edsv5_vCore', 87],
  ]),
  service('Azure Database for MySQL', 'MySql', 'Reserved MySQL', [['MySQL_Flexible_GP_Ddsv4_vCore', 63]]),
  service('Azure Synapse Analytics', 'SqlDataWarehouse', 'Reserved Synapse', [
    ['SQLDW_Compute_Optimized_Gen2_100cDWU', 880],
  ]),
  service('Azure Dedicated Host', 'DedicatedHost', 'Reserved Dedicated Host', [
    ['Dsv3_Type3', 3090],
    ['Esv3_Type3', 3500],
    ['Fsv2_Type3', 2980],
  ]),
  service(
    'Azure VMware Solution',
    'AVS',
    'Reserved VMware Solution',
    [
      ['AV36', 6570],
      ['AV36P', 7880],
      ['AV52', 11030],
    ],
    { terms: ['P1Y', 'P3Y', 'P5Y'] },
  ),
  service(
    'Azure Databricks',
    'Databricks',
    'Databricks Commit Unit pre-purchase',
    [
      ['Databricks_12500_DBCU', 1010],
      ['Databricks_25000_DBCU', 1960],
      ['Databricks_100000_DBCU', 7500],
    ],
    { global: true, cycles: UPFRONT },
  ),
  service(
    'SUSE Linux Enterprise Server',
    'SuseLinux',
    'SUSE Linux plan',
    [
      ['SLES_Standard_1-2_vCPU', 46],
      ['SLES_Standard_3-4_vCPU', 92],
      ['SLES_Standard_5plus_vCPU', 115],
    ],
    { global: true, cycles: UPFRONT },
  ),
  service('Red Hat Enterprise Linux', 'RedHat', 'Red Hat plan', [['RHEL_1-4_vCPU', 47]], {
    global: true,
    cycles: UPFRONT,
  }),
];
