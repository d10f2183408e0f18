/** How people call Azure's reserved resource types (`reservedResourceType` of Microsoft.Capacity). */
export const PRODUCTS: readonly (readonly [phrases: string, resourceType: string])[] = [
  [
    'vm|vms|virtual machine|virtual machines|virtuelle maschine|virtuelle maschinen|virtuellen maschinen|machine virtuelle|machines virtuelles|compute instances',
    'VirtualMachines',
  ],
  ['sql database|sql databases|azure sql|sql datenbank|sql datenbanken|sqldb', 'SqlDatabases'],
  ['cosmos db|cosmos|cosmosdb', 'CosmosDb'],
  ['redis|redis cache|cache for redis', 'RedisCache'],
  ['app service|app services|app service plan', 'AppService'],
  ['synapse|synapse analytics|sql data warehouse|dedicated sql pool', 'SqlDataWarehouse'],
  ['managed disk|managed disks|premium ssd|disks', 'ManagedDisk'],
  ['blob storage|block blob|block blobs|blob', 'BlockBlob'],
  ['azure files|file storage', 'AzureFiles'],
  ['databricks', 'Databricks'],
  ['data explorer|kusto', 'AzureDataExplorer'],
  ['data factory', 'DataFactory'],
  ['mysql', 'MySql'],
  ['mariadb', 'MariaDb'],
  ['postgres|postgresql', 'PostgreSql'],
  ['dedicated host|dedicated hosts', 'DedicatedHost'],
  ['red hat|rhel|redhat', 'RedHat'],
  ['suse|suse linux|sles', 'SuseLinux'],
  ['netapp|netapp files|netapp storage', 'NetAppStorage'],
  ['azure vmware solution|avs|vmware solution', 'AVS'],
  ['vmware by cloudsimple|cloudsimple|vmware cloudsimple', 'VMwareCloudSimple'],
  ['red hat openshift|openshift|azure red hat openshift|red hat osa', 'RedHatOsa'],
  ['sap hana|hana|sap hana large instances|hana large instances', 'SapHana'],
  ['sql azure hybrid benefit|azure hybrid benefit|hybrid benefit|sql hybrid benefit', 'SqlAzureHybridBenefit'],
  ['sql edge|azure sql edge', 'SqlEdge'],
  ['virtual machine software|vm software|software plan|software plans', 'VirtualMachineSoftware'],
  ['openai ptu|azure openai|openai|provisioned throughput', 'OpenAIPTU'],
  ['defender for cloud|microsoft defender for cloud|mdc', 'MDC'],
  ['microsoft sentinel|azure sentinel|sentinel', 'Sentinel'],
];

/** What the choices of a form call a resource type; a type nobody has described keeps Azure's name. */
export function productTitle(resourceType: string): string {
  const title = TITLES[resourceType];
  return title ? `${title} (${resourceType})` : resourceType;
}

const TITLES: Record<string, string> = {
  VirtualMachines: 'Virtual machines',
  SqlDatabases: 'SQL Database',
  SuseLinux: 'SUSE Linux',
  CosmosDb: 'Cosmos DB',
  RedHat: 'Red Hat Linux',
  SqlDataWarehouse: 'Synapse Analytics',
  VMwareCloudSimple: 'VMware by CloudSimple',
  RedHatOsa: 'Red Hat OpenShift',
  Databricks: 'Databricks',
  AppService: 'App Service',
  ManagedDisk: 'Managed disks',
  BlockBlob: 'Blob storage',
  RedisCache: 'Cache for Redis',
  AzureDataExplorer: 'Data Explorer',
  MySql: 'Database for MySQL',
  MariaDb: 'Database for MariaDB',
  PostgreSql: 'Database for PostgreSQL',
  DedicatedHost: 'Dedicated hosts',
  SapHana: 'SAP HANA large instances',
  SqlAzureHybridBenefit: 'SQL Azure Hybrid Benefit',
  AVS: 'Azure VMware Solution',
  DataFactory: 'Data Factory',
  NetAppStorage: 'NetApp Files',
  AzureFiles: 'Azure Files',
  SqlEdge: 'SQL Edge',
  VirtualMachineSoftware: 'Virtual machine software',
  OpenAIPTU: 'Azure OpenAI provisioned throughput',
  MDC: 'Defender for Cloud',
  Sentinel: 'Microsoft Sentinel',
};

export const RESOURCE_TYPES = Object.keys(TITLES);
