/**
 * Stands in for the SDK's endpoint rules in every bundle. A function calls the regional endpoint of its
 * own region, or the one that the SDK's own endpoint variable names; the rules for all the rest (FIPS,
 * dual stack, account endpoints, every partition there is) are 15 KB of each bundle.
 */
export function regionalEndpoint(
  service: string,
): (parameters: { readonly Region?: string; readonly Endpoint?: string }) => { readonly url: URL } {
  const urls = new Map<string, URL>();
  return ({ Region = '', Endpoint }) => {
    const suffix = Region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
    const address = Endpoint ?? `https://${service}.${Region}.${suffix}`;
    const url = urls.get(address) ?? new URL(address);
    urls.set(address, url);
    return { url };
  };
}
