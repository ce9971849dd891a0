"""Uploads, downloads and signed URLs by both official Python SDKs of OSS. Prints what they saw as one JSON object."""

import datetime
import json
import sys

import alibabacloud_oss_v2 as oss
import oss2
import requests

ENDPOINT = 'http://' + sys.argv[1]
REGION = 'cn-hangzhou'
KEY = 'from python/a b+ü.txt'


def code_of(call):
    try:
        call()
        return None
    except oss2.exceptions.ServerError as error:
        return error.code
    except oss.exceptions.OperationError as error:
        return error.unwrap().code


def fetch(url, method='GET', data=None):
    answer = requests.request(method, url, data=data, timeout=10)
    answer.raise_for_status()
    return answer.text


def older(auth_class):
    bucket = oss2.Bucket(auth_class('simulator-key', 'simulator-secret'), ENDPOINT, 'images', region=REGION)
    # The SDK compares check sums of what it sent and got with the answers'.
    bucket.put_object(KEY, b'0123456789' * 1000, headers={'x-oss-meta-by': 'python'})
    part = bucket.get_object(KEY, byte_range=(8, 11))
    head = bucket.head_object(KEY)
    rule = oss2.models.TaggingRule()
    rule.add('a&b', '<c>')
    bucket.put_bucket_tagging(oss2.models.Tagging(rule))
    seen = {
        'size': len(bucket.get_object(KEY).read()),
        'part': part.read().decode(),
        'meta': head.headers['x-oss-meta-by'],
        'tags': bucket.get_bucket_tagging().tag_set.tagging_rule,
        'location': bucket.get_bucket_location().location,
        'acl': bucket.get_bucket_info().acl.grant,
        'deleted': bucket.delete_object(KEY).status,
        'missing': code_of(lambda: bucket.get_object(KEY)),
        'missingHead': code_of(lambda: bucket.head_object(KEY)),
    }
    wrong = oss2.Bucket(auth_class('simulator-key', 'wrong'), ENDPOINT, 'images', region=REGION)
    seen['wrong'] = code_of(lambda: wrong.get_object(KEY))
    return seen


def older_urls():
    bucket = oss2.Bucket(oss2.Auth('simulator-key', 'simulator-secret'), ENDPOINT, 'images')
    fetch(bucket.sign_url('PUT', KEY, 60), 'PUT', b'by an older url')
    return fetch(bucket.sign_url('GET', KEY, 60))


def newer():
    config = oss.config.load_default()
    config.credentials_provider = oss.credentials.StaticCredentialsProvider('simulator-key', 'simulator-secret')
    config.region = REGION
    config.endpoint = ENDPOINT
    client = oss.Client(config)
    minute = datetime.timedelta(seconds=60)
    client.put_object(oss.PutObjectRequest(bucket='images', key=KEY, body=b'by the newer one'))
    got = client.get_object(oss.GetObjectRequest(bucket='images', key=KEY))
    put = client.presign(oss.PutObjectRequest(bucket='images', key='presigned'), expires=minute)
    get = client.presign(oss.GetObjectRequest(bucket='images', key='presigned'), expires=minute)
    fetch(put.url, 'PUT', b'by a newer url')
    return {
        'body': got.body.read().decode(),
        'url': fetch(get.url),
        'missing': code_of(lambda: client.get_object(oss.GetObjectRequest(bucket='images', key='none'))),
        'noBucket': code_of(lambda: client.get_object(oss.GetObjectRequest(bucket='nonesuch', key='none'))),
    }


print(json.dumps({'v1': older(oss2.Auth), 'v4': older(oss2.AuthV4), 'url': older_urls(), 'newer': newer()}))
