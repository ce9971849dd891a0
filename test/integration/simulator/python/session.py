"""One build's worth of calls by the official Python SDK. Prints what it was answered as one JSON object."""

import base64
import json
import sys
import time

from alibabacloud_ecs20140526 import models
from alibabacloud_ecs20140526.client import Client
from alibabacloud_tea_openapi import models as open_api

REGION = 'cn-hangzhou'


def client(**settings):
    config = open_api.Config(
        access_key_id='simulator-key',
        access_key_secret='simulator-secret',
        region_id=REGION,
        endpoint=sys.argv[1],
        protocol='http',
    )
    for name, value in settings.items():
        setattr(config, name, value)
    return Client(config)


def until(read):
    for _ in range(100):
        value = read()
        if value:
            return value
        time.sleep(0.05)
    raise TimeoutError('nothing after 100 reads')


def refusal(call):
    try:
        call()
    except Exception as error:
        return getattr(error, 'code', repr(error))
    return None


ecs = client()
tag = models.RunInstancesRequestTag(key='suite', value='python & <co>')
launched = ecs.run_instances(
    models.RunInstancesRequest(
        region_id=REGION,
        image_family='acs:debian_12_x64',
        instance_type='ecs.g7.large',
        v_switch_id='vsw-bp1sample0000000000h',
        security_group_id='sg-bp1sample000000000000',
        instance_name='from python',
        system_disk=models.RunInstancesRequestSystemDisk(category='cloud_essd', size='40'),
        client_token='python-1',
        dry_run=False,
        tag=[tag],
    )
).body
[instance_id] = launched.instance_id_sets.instance_id_set


def instance():
    answer = ecs.describe_instances(
        models.DescribeInstancesRequest(
            region_id=REGION,
            instance_ids=json.dumps([instance_id]),
            tag=[models.DescribeInstancesRequestTag(key=tag.key, value=tag.value)],
        )
    ).body
    [found] = answer.instances.instance
    return found


running = until(lambda: (lambda found: found if found.status == 'Running' else None)(instance()))
until(
    lambda: ecs.describe_cloud_assistant_status(
        models.DescribeCloudAssistantStatusRequest(region_id=REGION, instance_id=[instance_id])
    ).body.instance_cloud_assistant_status_set.instance_cloud_assistant_status[0].cloud_assistant_status
    == 'true'
)
invoke_id = ecs.run_command(
    models.RunCommandRequest(
        region_id=REGION,
        type='RunShellScript',
        content_encoding='Base64',
        command_content=base64.b64encode('echo "héllo" # from python'.encode()).decode(),
        instance_id=[instance_id],
        timeout=60,
    )
).body.invoke_id


def result():
    answer = ecs.describe_invocation_results(
        models.DescribeInvocationResultsRequest(region_id=REGION, invoke_id=invoke_id)
    ).body
    [found] = answer.invocation.invocation_results.invocation_result
    return found if found.invocation_status == 'Success' else None


finished = until(result)
older = client(signature_algorithm='v2')
print(
    json.dumps(
        {
            'instanceId': instance_id,
            'name': running.instance_name,
            'tag': running.tags.tag[0].tag_value,
            'exitCode': finished.exit_code,
            'output': base64.b64decode(finished.output).decode(),
            'regionsUnderOlderSignature': len(older.describe_regions(models.DescribeRegionsRequest()).body.regions.region),
            'refusal': refusal(
                lambda: ecs.describe_instances(models.DescribeInstancesRequest(region_id='cn-nowhere'))
            ),
            'wrongSecret': refusal(
                lambda: client(access_key_secret='wrong').describe_regions(models.DescribeRegionsRequest())
            ),
        }
    )
)
