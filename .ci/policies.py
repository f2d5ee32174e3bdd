"""Lints every policy of every role in what CloudFormation makes of template.yaml, with parliament. .ci/run starts it with the translation.

Names and parameters are replaced by made-up ones, so that each ARN has its form. Then it plants a wrong action and a wrong resource, which
must be found: a linter that finds nothing must not pass for clean policies.

Run with the Python that .ci/lint-requirements.txt is installed in.
"""

import json
import re
import sys
import warnings

warnings.filterwarnings("ignore", category=UserWarning)  # parliament imports pkg_resources, which says that it is old

import parliament  # noqa: E402

PSEUDO = {
    "AWS::Partition": "aws",
    "AWS::Region": "us-east-1",
    "AWS::AccountId": "111122223333",
    "AWS::StackName": "labelguard",
}
PARAMETERS = {"KeyArn": "arn:aws:kms:us-east-1:111122223333:key/0a1b2c3d"}
ARNS = {
    "AWS::DynamoDB::Table": "arn:aws:dynamodb:us-east-1:111122223333:table/",
    "AWS::KMS::Key": "arn:aws:kms:us-east-1:111122223333:key/",
    "AWS::Lambda::Function": "arn:aws:lambda:us-east-1:111122223333:function:",
    "AWS::Logs::LogGroup": "arn:aws:logs:us-east-1:111122223333:log-group:",
    "AWS::SNS::Topic": "arn:aws:sns:us-east-1:111122223333:",
    "AWS::SQS::Queue": "arn:aws:sqs:us-east-1:111122223333:",
    "AWS::StepFunctions::StateMachine": "arn:aws:states:us-east-1:111122223333:stateMachine:",
}

# What is found and meant: how often, and why.
MEANT = {
    ("ReadIdentityPolicy", "INVALID_ARN"): (1, "AWS's own managed policies are in no account, but in `aws`"),
    ("ReadControlsPolicy", "RESOURCE_STAR"): (1, "which SCPs and RCPs there are is known only when they are read"),
    ("ConnectToVpcPolicy", "RESOURCE_STAR"): (1, "Lambda makes the interfaces itself; the condition keeps the function's code out"),
    ("FixBucketsPolicy", "RESOURCE_POLICY_PRIVILEGE_ESCALATION"): (3, "writing the policies of these buckets is what ApplyFix is for"),
}


class Deployed:
    """The values of the translation, as if it were deployed with a name in every list."""

    def __init__(self, template):
        self.template = template

    def named(self, name):
        if name in PSEUDO:
            return PSEUDO[name]
        if name in self.template["Parameters"]:
            return PARAMETERS.get(name, f"a-{name.lower()}")
        arn = ARNS[self.template["Resources"][name]["Type"]] + name
        return arn + ":*" if ":log-group:" in arn else arn

    def value(self, value):
        match value:
            case {"Ref": name}:
                return self.named(name)
            case {"Fn::GetAtt": [name, "Arn"]}:
                return self.named(name)
            case {"Fn::Sub": str(text)}:
                return re.sub(r"\$\{([^}]+)}", lambda place: self.named(place[1]), text)
            case {"Fn::If": [_, chosen, _]}:
                return self.value(chosen)
            case {"Fn::Join": [separator, parts]}:
                return separator.join(self.value(parts))
            case {"Fn::Split": [separator, text]}:
                return self.value(text).split(separator)
            case dict():
                return {key: self.value(each) for key, each in value.items()}
            case list():
                return [self.value(each) for each in value]
            case _:
                return value


def policies(template):
    """Each policy that a role can have: its name, and its document."""
    for name, each in template["Resources"].items():
        properties = each["Properties"]
        if each["Type"] == "AWS::IAM::Role":
            for policy in properties.get("Policies", []):
                yield f"{name}/{policy['PolicyName']}", policy["PolicyDocument"]
        elif each["Type"] in ("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::IAM::RolePolicy"):
            yield name, properties["PolicyDocument"]


def problems(name, document):
    """What parliament finds: each issue, and the sentences about it."""
    found = {}
    for each in parliament.analyze_policy_string(json.dumps(document), ignore_private_auditors=True).findings:
        found.setdefault(each.issue, []).append(f"{name}: {each.issue}: {each.detail}")
    return found


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        template = json.load(file)
    deployed = Deployed(template)
    documents = {name: deployed.value(document) for name, document in policies(template)}
    found = {(name, issue): texts for name, document in documents.items() for issue, texts in problems(name, document).items()}
    # An explanation is of so many findings: one more is not explained by it.
    unexplained = [text for key, texts in found.items() if MEANT.get(key, (0, ""))[0] != len(texts) for text in texts]
    if unexplained:
        sys.exit(".ci/policies.py: " + "\n".join(unexplained))
    if MEANT.keys() - found.keys():
        sys.exit(f".ci/policies.py: explained, and not found any more: {MEANT.keys() - found.keys()}")
    for fault in ({"Action": "s3:PutBucketPolicies"}, {"Resource": "arn:aws:sqs:us-east-1:111122223333:a"}):
        statement = {"Effect": "Allow", "Action": "s3:PutBucketPolicy", "Resource": "arn:aws:s3:::a-bucket"} | fault
        if not problems("planted", {"Version": "2012-10-17", "Statement": [statement]}):
            sys.exit(f".ci/policies.py: it does not find {fault}")
    print(f"{len(documents)} policies; what was found is meant")


main()
