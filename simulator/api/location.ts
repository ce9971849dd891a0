import { ApiError } from '../wire/api-error.ts';
import type { Answer, Api, Call } from './api.ts';

/** Codes of the products that are served, as Location spells them. */
const SERVICES = new Set(['ecs', 'vpc', 'sts', 'location']);

export const describeEndpoints: Api = {
  product: 'Location',
  action: 'DescribeEndpoints',
  effect: 'read',
  handle: endpoints,
};

/** Every product of every region is served where the question came to. */
function endpoints({ parameters, simulation, calledAt }: Call): Answer {
  const region = parameters.required('Id');
  const service = parameters.required('ServiceCode');
  if (!simulation.core.world.regions.has(region)) {
    throw new ApiError(404, 'InvalidRegionId', 'The specified region does not exist.');
  }
  if (!SERVICES.has(service.toLowerCase())) {
    throw new ApiError(400, 'Illegal Parameter', 'Please check the parameters');
  }
  return {
    Success: true,
    Endpoints: {
      Endpoint: [
        {
          Endpoint: calledAt.host,
          Id: region,
          Namespace: parameters.text('Namespace') ?? '',
          Protocols: { Protocols: [calledAt.protocol] },
          SerivceCode: service,
          Type: parameters.text('Type') ?? 'openAPI',
        },
      ],
    },
  };
}
