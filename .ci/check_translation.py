"""Checks what CloudFormation makes of template.yaml, beyond what the linters know. .ci/run starts it with the translation.

1. Whatever starts a function names the alias `live`: rules, permissions, queues, the state machine. So do the retries and dead letters.
   (Where one names another version, its dead letters are those of nobody.)
2. No partition, Region or account is written down in a resource.
3. The size, which it prints, fits the limits of CloudFormation.

Then it plants a fault of each kind, which must be found: a check that finds nothing must not pass for a clean template.

Run with any Python 3.10 or later.
"""

import copy
import json
import re
import sys

ALIAS = "live"
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
    aliases = {name: alias for name, alias in of_type(template, "AWS::Lambda::Alias").items() if alias["Name"] == ALIAS}
    for name in functions:
        if not any({"Ref": name} == alias["FunctionName"] for alias in aliases.values()):
            yield f"{name} has no alias {ALIAS}"
    started = set()
    for what, value in starts(template):
        for name in references(value):
            if name in functions:
                yield f"{what} names {name} without the alias"
            started |= {name} & aliases.keys()
    for name in aliases.keys() - started:
        yield f"nothing starts {name}"
    for name, config in of_type(template, "AWS::Lambda::EventInvokeConfig").items():
        if config["Qualifier"] != ALIAS:
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

    rule = "BucketPolicyFunctionChanges"
    plain = {"Fn::GetAtt": ["BucketPolicyFunction", "Arn"]}
    yield "a rule without the alias", planted(lambda r: r[rule]["Properties"]["Targets"][0].update(Arn=plain))
    yield (
        "a permission without the alias",
        planted(lambda r: r[f"{rule}Permission"]["Properties"].update(FunctionName={"Ref": "BucketPolicyFunction"})),
    )
    yield (
        "dead letters of another version",
        planted(lambda r: r["WorkteamFunctionEventInvokeConfig"]["Properties"].update(Qualifier="$LATEST")),
    )
    yield "a function without its alias", planted(lambda r: r.pop("SweepFunctionAliaslive"))
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
