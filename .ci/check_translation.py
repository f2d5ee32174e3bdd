"""Checks what CloudFormation makes of template.yaml, beyond what the linters know. .ci/run starts it with the translation.

1. Something starts each function, and no function has a version or an alias, which would keep its old settings (docs/adr/0020). Retries and
   dead letters are those of the function itself.
2. No partition, Region or account is written down in a resource.
3. The size, which it prints, fits the limits of CloudFormation.

Then it plants a fault of each kind, which must be found: a check that finds nothing must not pass for a clean template.

Run with any Python 3.10 or later.
"""

import copy
import json
import re
import sys

LATEST = "$LATEST"
# https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
MOST_BYTES, MOST_RESOURCES, MOST_PARAMETERS, MOST_OUTPUTS = 1_000_000, 500, 200, 200


def of_type(template, kind):
    return {name: each["Properties"] for name, each in template["Resources"].items() if each["Type"] == kind}


def references(value):
    """The logical ids that a value refers to."""
    match value:
        case {"Ref": name}:
            yield name
        case {"Fn::GetAtt": [name, *_]}:
            yield name
        case dict():
            for each in value.values():
                yield from references(each)
        case list():
            for each in value:
                yield from references(each)


def starts(template):
    """What starts or follows a function: a sentence about it, and the value that names the function."""
    for name, rule in of_type(template, "AWS::Events::Rule").items():
        for target in rule["Targets"]:
            yield f"a target of {name}", target["Arn"]
    for name, permission in of_type(template, "AWS::Lambda::Permission").items():
        yield f"the permission {name}", permission["FunctionName"]
    for name, mapping in of_type(template, "AWS::Lambda::EventSourceMapping").items():
        yield f"the queue of {name}", mapping["FunctionName"]
    for name, machine in of_type(template, "AWS::StepFunctions::StateMachine").items():
        yield f"the state machine {name}", machine["DefinitionSubstitutions"]
    for name, role in of_type(template, "AWS::IAM::Role").items():
        for policy in role.get("Policies", []):
            for statement in policy["PolicyDocument"]["Statement"]:
                if "lambda:InvokeFunction" in statement["Action"]:
                    yield f"the role {name}", statement["Resource"]


def problems(template):
    functions = of_type(template, "AWS::Lambda::Function")
    for kind in ("AWS::Lambda::Alias", "AWS::Lambda::Version"):
        for name in of_type(template, kind):
            yield f"{name} keeps old settings"
    started = set()
    for what, value in starts(template):
        named = set(references(value)) & functions.keys()
        if what.startswith(("the permission", "the queue")) and not named:
            yield f"{what} names no function"
        started |= named
    for name in functions.keys() - started:
        yield f"nothing starts {name}"
    for name, config in of_type(template, "AWS::Lambda::EventInvokeConfig").items():
        if config["Qualifier"] != LATEST:
            yield f"{name} is of {config['Qualifier']}"
        if "OnFailure" not in config["DestinationConfig"]:
            yield f"{name} keeps nothing"
    for name, each in template["Resources"].items():
        text = json.dumps(each)
        for found in re.findall(r"arn:aws|(?<!\d)\d{12}(?!\d)|\b[a-z]{2}-(?:north|south|east|west|central)[a-z]*-\d", text):
            yield f"{name} has {found} written down"
    size = len(json.dumps(template))
    counted = [
        (size, MOST_BYTES, "bytes"),
        (len(template["Resources"]), MOST_RESOURCES, "resources"),
        (len(template["Parameters"]), MOST_PARAMETERS, "parameters"),
        (len(template["Outputs"]), MOST_OUTPUTS, "outputs"),
    ]
    for count, most, what in counted:
        if count > most:
            yield f"the translation has {count} {what}, and CloudFormation takes {most}"


def faults(template):
    """A fault of each kind, planted in a copy."""

    def planted(change):
        broken = copy.deepcopy(template)
        change(broken["Resources"])
        return broken

    alias = {"Type": "AWS::Lambda::Alias", "Properties": {"FunctionName": {"Ref": "SweepFunction"}, "Name": "live"}}
    yield "an alias", planted(lambda r: r.update(SweepFunctionAliaslive=alias))
    yield (
        "dead letters of a version",
        planted(lambda r: r["WorkteamFunctionEventInvokeConfig"]["Properties"].update(Qualifier="live")),
    )
    yield (
        "a function that nothing starts",
        planted(lambda r: r.update(Idle={"Type": "AWS::Lambda::Function", "Properties": {}})),
    )
    yield (
        "a permission for no function",
        planted(lambda r: r["BucketPolicyFunctionChangesPermission"]["Properties"].update(FunctionName="other")),
    )
    yield "a Region", planted(lambda r: r["FindingsTopic"]["Properties"].update(DisplayName="eu-west-1"))
    yield "an account", planted(lambda r: r["FindingsTopic"]["Properties"].update(DisplayName="of 111122223333"))
    yield (
        "501 resources",
        planted(lambda r: r.update({f"Topic{n}": {"Type": "AWS::SNS::Topic", "Properties": {}} for n in range(501)})),
    )


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        template = json.load(file)
    found = list(problems(template))
    if found:
        sys.exit(".ci/check_translation.py: " + "; ".join(found))
    for fault, broken in faults(template):
        if not list(problems(broken)):
            sys.exit(f".ci/check_translation.py: it does not find {fault}")
    print(f"the translation: {len(json.dumps(template)):,} bytes, {len(template['Resources'])} resources")


main()
