/** The API products that the operator speaks to. */
export type Product = 'ecs' | 'vpc' | 'sts';
/** What an endpoint can be named for. */
type Service = Product | 'oss';

/** How endpoints are chosen. */
export interface EndpointOptions {
  /** `public` (default), or `vpc` for clusters that reach Alibaba Cloud only from inside a VPC. */
  network?: 'public' | 'vpc' | undefined;
  /**
   * `host[:port]` or `http(s)://host[:port]`, by `product:region`, `region`, `product` or `*`; the first of these
   * that is there wins.
   */
  overrides?: Readonly<Record<string, string>> | undefined;
}

/** Where a call goes. */
export interface Endpoint {
  /** `host[:port]`. */
  host: string;
  protocol: 'https' | 'http';
}

/** Public endpoints that do not follow `<product>.<region>.aliyuncs.com` (the endpoint maps of the official SDKs). */
const OWN_FORM: Readonly<Record<Product, Readonly<Record<string, string>>>> = {
  ecs: {
    'cn-hangzhou': 'ecs-cn-hangzhou.aliyuncs.com',
    'cn-shanghai-finance-1': 'ecs-cn-hangzhou.aliyuncs.com',
    'cn-shenzhen-finance-1': 'ecs-cn-hangzhou.aliyuncs.com',
    'cn-north-2-gov-1': 'ecs.aliyuncs.com',
  },
  vpc: {
    'cn-hangzhou': 'vpc.aliyuncs.com',
    'cn-shanghai-finance-1': 'vpc.aliyuncs.com',
    'cn-shenzhen-finance-1': 'vpc.aliyuncs.com',
    'cn-north-2-gov-1': 'vpc.aliyuncs.com',
  },
  sts: {},
};

/**
 * The endpoint of a product in a region. HTTPS, except for an override that says `http://` and for loopback
 * addresses without a scheme (a simulator on the same machine).
 */
export function endpointOf(product: Product, regionID: string, options: EndpointOptions): Endpoint {
  const override = overrideOf(product, regionID, options);
  if (override !== undefined) return parse(override);
  if (options.network === 'vpc')
    return { host: `${product}-vpc.${regionID}.aliyuncs.com`, protocol: 'https' };
  return { host: OWN_FORM[product][regionID] ?? `${product}.${regionID}.aliyuncs.com`, protocol: 'https' };
}

/**
 * Where a machine in `callerRegionID` reaches the objects of a region: inside the region over the internal network,
 * which needs no Internet access, otherwise over the public endpoint (OSS page "Regions and endpoints").
 */
export function objectEndpointOf(
  regionID: string,
  callerRegionID: string,
  options: EndpointOptions,
): Endpoint {
  const override = overrideOf('oss', regionID, options);
  if (override !== undefined) return parse(override);
  const internal = regionID === callerRegionID ? '-internal' : '';
  return { host: `oss-${regionID}${internal}.aliyuncs.com`, protocol: 'https' };
}

/** True when the administrator named an endpoint. */
export function isOverridden(service: Service, regionID: string, options: EndpointOptions): boolean {
  return overrideOf(service, regionID, options) !== undefined;
}

function overrideOf(service: Service, regionID: string, { overrides }: EndpointOptions): string | undefined {
  return [`${service}:${regionID}`, regionID, service, '*']
    .map((key) => overrides?.[key])
    .find((value) => value !== undefined && value !== '');
}

function parse(override: string): Endpoint {
  const match = /^(?:(https?):\/\/)?([^/]+)\/*$/.exec(override);
  const host = match?.[2] ?? override;
  if (match?.[1] !== undefined) return { host, protocol: match[1] === 'http' ? 'http' : 'https' };
  return { host, protocol: isLoopback(host) ? 'http' : 'https' };
}

function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(host);
}
