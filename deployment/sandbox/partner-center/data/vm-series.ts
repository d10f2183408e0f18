/** Virtual machine series as the catalogue has them: one product each, its sizes written as a pattern. */
export interface VmSeries {
  /** As in the product title: "Virtual Machines Dsv5 Series". */
  name: string;
  category: string;
  /** US dollars an hour for one core, memory included, in US East. */
  coreHour: number;
  /** Offered everywhere, or only where the breadth of a region reaches so far. */
  common: boolean;
  sizes: { armSku: string; cores: number; ramGb: number }[];
  /** Which customers see it: all, those with an Azure plan, or those with a legacy subscription. */
  scope: 'both' | 'azure-plan' | 'legacy';
}

/** series | pattern with # for the size number | sizes as number or number:cores | GB per core | core hour | category | flags */
const TABLE = `Av2|A#_v2|1,2,4,8|2|0.036|General purpose|c
Av2 High Memory|A#m_v2|2,4,8|8|0.055|General purpose|cL
BS|B#s|1:1,2:2|2|0.0208|General purpose|c
BS Memory|B#ms|1,2,4,8,12,16,20|4|0.0208|General purpose|c
Bsv2|B#s_v2|2,4,8,16,32|4|0.0208|General purpose|cP
Basv2|B#as_v2|2,4,8,16,32|4|0.0188|General purpose|P
Bpsv2|B#ps_v2|2,4,8,16|4|0.0168|General purpose|P
Dv2|D#_v2|1,2:2,3:4,4:8,5:16|3.5|0.073|General purpose|c
DSv2|DS#_v2|1,2:2,3:4,4:8,5:16|3.5|0.073|General purpose|c
DSv2 High Memory|DS#_v2|11:2,12:4,13:8,14:16,15:20|7|0.0925|Memory optimized|cL
Dv3|D#_v3|2,4,8,16,32,48,64|4|0.048|General purpose|c
Dsv3|D#s_v3|2,4,8,16,32,48,64|4|0.048|General purpose|c
Dv4|D#_v4|2,4,8,16,32,48,64|4|0.048|General purpose|c
Dsv4|D#s_v4|2,4,8,16,32,48,64|4|0.048|General purpose|c
Ddv4|D#d_v4|2,4,8,16,32,48,64|4|0.0565|General purpose|c
Ddsv4|D#ds_v4|2,4,8,16,32,48,64|4|0.0565|General purpose|c
Dasv4|D#as_v4|2,4,8,16,32,48,64,96|4|0.048|General purpose|c
Dv5|D#_v5|2,4,8,16,32,48,64,96|4|0.048|General purpose|c
Dsv5|D#s_v5|2,4,8,16,32,48,64,96|4|0.048|General purpose|c
Ddv5|D#d_v5|2,4,8,16,32,48,64,96|4|0.0565|General purpose|c
Ddsv5|D#ds_v5|2,4,8,16,32,48,64,96|4|0.0565|General purpose|c
Dasv5|D#as_v5|2,4,8,16,32,48,64,96|4|0.043|General purpose|c
Dadsv5|D#ads_v5|2,4,8,16,32,48,64,96|4|0.0515|General purpose|c
Dlsv5|D#ls_v5|2,4,8,16,32,48,64,96|2|0.0425|General purpose|
Dpsv5|D#ps_v5|2,4,8,16,32,48,64|4|0.0385|General purpose|P
Dsv6|D#s_v6|2,4,8,16,32,48,64,96,128|4|0.0504|General purpose|P
Ddsv6|D#ds_v6|2,4,8,16,32,48,64,96,128|4|0.0593|General purpose|P
Dasv6|D#as_v6|2,4,8,16,32,48,64,96|4|0.0452|General purpose|P
Ev3|E#_v3|2,4,8,16,20,32,48,64|8|0.063|Memory optimized|c
Esv3|E#s_v3|2,4,8,16,20,32,48,64|8|0.063|Memory optimized|c
Esv4|E#s_v4|2,4,8,16,20,32,48,64|8|0.063|Memory optimized|c
Edsv4|E#ds_v4|2,4,8,16,20,32,48,64|8|0.072|Memory optimized|c
Easv4|E#as_v4|2,4,8,16,20,32,48,64,96|8|0.063|Memory optimized|c
Ev5|E#_v5|2,4,8,16,20,32,48,64,96|8|0.063|Memory optimized|c
Esv5|E#s_v5|2,4,8,16,20,32,48,64,96|8|0.063|Memory optimized|c
Edsv5|E#ds_v5|2,4,8,16,20,32,48,64,96|8|0.072|Memory optimized|c
Easv5|E#as_v5|2,4,8,16,20,32,48,64,96|8|0.0565|Memory optimized|c
Eadsv5|E#ads_v5|2,4,8,16,20,32,48,64,96|8|0.0655|Memory optimized|
Ebsv5|E#bs_v5|2,4,8,16,32,48,64|8|0.0805|Memory optimized|
Ebdsv5|E#bds_v5|2,4,8,16,32,48,64|8|0.089|Memory optimized|
Esv6|E#s_v6|2,4,8,16,20,32,48,64,96|8|0.0662|Memory optimized|P
Easv6|E#as_v6|2,4,8,16,20,32,48,64,96|8|0.0593|Memory optimized|P
Fsv2|F#s_v2|2,4,8,16,32,48,64,72|2|0.0423|Compute optimized|c
Fasv6|F#as_v6|2,4,8,16,32,48,64|4|0.0455|Compute optimized|P
Lsv2|L#s_v2|8,16,32,48,64,80|8|0.078|Storage optimized|
Lsv3|L#s_v3|8,16,32,48,64,80|8|0.087|Storage optimized|
Lasv3|L#as_v3|8,16,32,48,64,80|8|0.078|Storage optimized|
M|M#ms|8,16,32,64,128|28|0.163|Memory optimized|
M Small|M#s|64,128|16|0.104|Memory optimized|
Mv2|M#ms_v2|208,416|27.4|0.215|Memory optimized|
NCv3|NC#s_v3|6,12,24|18.7|0.51|GPU|
NCasT4v3|NC#as_T4_v3|4,8,16,64|7|0.1315|GPU|
NCadsA100v4|NC#ads_A100_v4|24,48,96|9.2|0.153|GPU|P
NVv3|NV#s_v3|12,24,48|9.3|0.095|GPU|
NVadsA10v5|NV#ads_A10_v5|6,12,18,36,72|9.2|0.0757|GPU|
NDasrA100v4|ND#asr_v4|96|9.4|0.283|GPU|
HBrsv3|HB#rs_v3|120|3.7|0.03|High performance compute|
HBrsv4|HB#rs_v4|176|4|0.041|High performance compute|P
DCsv3|DC#s_v3|1,2,4,8,16,24,32,48|8|0.096|General purpose|
DCasv5|DC#as_v5|2,4,8,16,32,48,64,96|4|0.0485|General purpose|
ECasv5|EC#as_v5|2,4,8,16,20,32,48,64,96|8|0.064|Memory optimized|`;

function scopeOf(flags: string): VmSeries['scope'] {
  if (flags.includes('P')) return 'azure-plan';
  return flags.includes('L') ? 'legacy' : 'both';
}

function readSeries(line: string): VmSeries {
  const [name = '', pattern = '', sizes = '', ramPerCore, coreHour, category = '', flags = ''] = line.split('|');
  return {
    name,
    category,
    coreHour: Number(coreHour),
    common: flags.includes('c'),
    scope: scopeOf(flags),
    sizes: sizes.split(',').map((size) => {
      const [number = '', cores = number] = size.split(':');
      const ramGb = Math.round(Number(cores) * Number(ramPerCore));
      return { armSku: `Standard_${pattern.replace('#', number)}`, cores: Number(cores), ramGb };
    }),
  };
}

export const VM_SERIES: readonly VmSeries[] = TABLE.split('\n').map(readSeries);
