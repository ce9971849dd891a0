import type { Clock } from '../runtime/clock.ts';
import type { CredentialProvider } from './credentials.ts';
import { type EndpointOptions, isOverridden, objectEndpointOf } from './endpoints.ts';
import { objectURL } from './object-url.ts';
import type { ObjectCalls } from './port/object.ts';

/** Object Storage Service, as far as a guest needs it. */
export function objectCalls(
  credentials: CredentialProvider,
  endpoints: EndpointOptions,
  wall: Clock,
): ObjectCalls {
  return {
    async signObjectURL({ method, regionID, callerRegionID, bucket, object, validSeconds }) {
      const endpoint = objectEndpointOf(regionID, callerRegionID, endpoints);
      // A server of one's own has no wildcard name for its buckets.
      const style = isOverridden('oss', regionID, endpoints) ? 'Path' : 'VirtualHost';
      const key = await credentials.get();
      return objectURL({ method, regionID, bucket, object, validSeconds, style }, endpoint, key, wall.now());
    },
  };
}
