import type { ActionSchema } from './schema.ts';

/**
 * The one action of product Location, which SDKs of the older generation ask for endpoints. It has no npm package to
 * generate this from; names are those that the endpoint resolver of `aliyun-openapi-python-sdk` sends and reads, with
 * the service's own misspelling.
 */
export const LOCATION_ACTIONS: Record<string, ActionSchema> = {
  DescribeEndpoints: {
    request: { Id: 's', ServiceCode: 's', Type: 's', Namespace: 's' },
    required: ['Id', 'ServiceCode'],
    answer: {
      RequestId: 's',
      Success: 'b',
      Endpoints: {
        Endpoint: [
          {
            Endpoint: 's',
            Id: 's',
            Namespace: 's',
            Protocols: { Protocols: ['s'] },
            SerivceCode: 's',
            Type: 's',
          },
        ],
      },
    },
  },
};
