"""Makes as many calls of each kind as Labelguard makes for one event, and nothing else, with clients at module level.

CALLS is a JSON object of counts by service and operation, such as {"s3 GetBucketPolicy": 1}. Endpoints come from
AWS_ENDPOINT_URL and its forms per service.
"""
import json
import os

import boto3
from botocore.exceptions import ClientError

CALLS = json.loads(os.environ["CALLS"])
TABLE = os.environ["LABELGUARD_TABLE"]
TOPIC = os.environ["LABELGUARD_TOPIC_ARN"]
s3 = boto3.client("s3")
sagemaker = boto3.client("sagemaker")
sns = boto3.client("sns")
ssm = boto3.client("ssm")
dynamodb = boto3.client("dynamodb")
KEY = {"pk": {"S": "peer"}, "sk": {"S": "peer"}}
ITEM = KEY | {"text": {"S": "x" * 1000}}


def make(bucket, name):
    return {
        "s3 HeadBucket": lambda: s3.head_bucket(Bucket=bucket),
        "s3 GetBucketLocation": lambda: s3.get_bucket_location(Bucket=bucket),
        "s3 GetBucketPolicy": lambda: json.loads(s3.get_bucket_policy(Bucket=bucket)["Policy"]),
        "s3 GetBucketTagging": lambda: s3.get_bucket_tagging(Bucket=bucket),
        "sagemaker ListLabelingJobs": lambda: sagemaker.list_labeling_jobs(MaxResults=100),
        "sagemaker ListWorkforces": sagemaker.list_workforces,
        "sagemaker DescribeLabelingJob": lambda: sagemaker.describe_labeling_job(LabelingJobName=name),
        "sns Publish": lambda: sns.publish(TopicArn=TOPIC, Subject="Labeling jobs at risk", Message="x" * 4000),
        "ssm GetParameters": lambda: ssm.get_parameters(Names=["/labelguard/labelguard/fix-buckets"]),
        "dynamodb GetItem": lambda: dynamodb.get_item(TableName=TABLE, Key=KEY),
        "dynamodb PutItem": lambda: dynamodb.put_item(TableName=TABLE, Item=ITEM),
        "dynamodb UpdateItem": lambda: dynamodb.update_item(TableName=TABLE, Key=KEY),
        "dynamodb DeleteItem": lambda: dynamodb.delete_item(TableName=TABLE, Key=KEY),
        "dynamodb Query": lambda: dynamodb.query(
            TableName=TABLE, KeyConditionExpression="pk = :pk", ExpressionAttributeValues={":pk": {"S": "peer"}}
        ),
        "dynamodb BatchGetItem": lambda: dynamodb.batch_get_item(RequestItems={TABLE: {"Keys": [KEY]}}),
        "dynamodb BatchWriteItem": lambda: dynamodb.batch_write_item(
            RequestItems={TABLE: [{"PutRequest": {"Item": ITEM}}]}
        ),
        "dynamodb TransactWriteItems": lambda: dynamodb.transact_write_items(
            TransactItems=[{"Put": {"TableName": TABLE, "Item": ITEM}}]
        ),
    }


def handler(event, context):
    operations = make(event["detail"]["requestParameters"]["bucketName"], os.environ["JOB"])
    for name, count in CALLS.items():
        for _ in range(count):
            try:
                operations[name]()
            except ClientError:
                pass  # a bucket without tags, or a policy that denies this call
    return CALLS
