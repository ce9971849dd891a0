"""The same service by the official Python SDK of the older generation, which signs with HMAC-SHA1 only."""

import json
import sys

from aliyunsdkcore.acs_exception.exceptions import ServerException
from aliyunsdkcore.client import AcsClient
from aliyunsdkcore.request import CommonRequest
from aliyunsdkecs.request.v20140526.DescribeInstancesRequest import DescribeInstancesRequest
from aliyunsdkecs.request.v20140526.RunInstancesRequest import RunInstancesRequest

client = AcsClient('simulator-key', 'simulator-secret', 'cn-hangzhou')


def call(request):
    request.set_endpoint(sys.argv[1])
    request.set_protocol_type('http')
    return json.loads(client.do_action_with_exception(request))


def launch(name, dry_run=None):
    request = RunInstancesRequest()
    request.set_ImageFamily('acs:debian_12_x64')
    request.set_InstanceType('ecs.g7.large')
    request.set_VSwitchId('vsw-bp1sample0000000000h')
    request.set_SecurityGroupId('sg-bp1sample000000000000')
    request.set_InstanceName(name)
    request.set_Tags([{'Key': 'empty', 'Value': ''}])
    if dry_run is not None:
        request.set_DryRun(dry_run)
    return request


def refusal(request):
    try:
        call(request)
    except ServerException as error:
        return error.get_error_code()
    return None


launched = call(launch('a b+c'))
described = DescribeInstancesRequest()
described.set_InstanceIds(json.dumps(launched['InstanceIdSets']['InstanceIdSet']))

# Some parameters in the body, the signature in the query.
endpoints = CommonRequest(domain=sys.argv[1], version='2015-06-12', action_name='DescribeEndpoints')
endpoints.set_method('POST')
endpoints.set_protocol_type('http')
endpoints.add_query_param('Id', 'cn-hangzhou')
endpoints.add_query_param('ServiceCode', 'ecs')
endpoints.add_body_params('Type', 'openAPI')

print(
    json.dumps(
        {
            'name': call(described)['Instances']['Instance'][0]['InstanceName'],
            # It spells booleans as Python does.
            'dryRun': refusal(launch('dry', dry_run=True)),
            'endpoint': json.loads(client.do_action_with_exception(endpoints))['Endpoints']['Endpoint'][0][
                'Endpoint'
            ],
        }
    )
)
