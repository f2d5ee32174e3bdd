"""Writes what botocore's model of SageMaker says of CreateLabelingJob into the tables of functions/core.

    pip install botocore && python3 .ci/labeling_model.py

The Java SDK's jar has the shapes of the request, but not their limits, so they come from botocore, whose
model is the same. Read the diff before you commit it: an account that changes, or a task type that
is new, is worth a line in CHANGELOG.md.
"""

import datetime
import re
from pathlib import Path

import botocore
from botocore.loaders import Loader

TABLES = Path(__file__).parent.parent / "functions/core/src/main/resources/io/labelguard/core/labeling/setup"
FUNCTION = re.compile(r"arn:aws:lambda:([a-z0-9-]+):(\d{12}):function:(PRE|ACS)-([A-Za-z0-9]+)")
HEAD = """# {title}
#
# source: botocore {version}, data/sagemaker/2017-07-24/service-2.json, {part}
# as-of:  {month}; written by .ci/labeling_model.py
#
# {format}
"""


def head(title, part, format):
    return HEAD.format(
        title=title, version=botocore.__version__, part=part, format=format.replace("\n", "\n# "),
        month=datetime.date.today().strftime("%B %Y"))


def rows(shapes, name, path, required):
    """Yields the shape's row and those of its members, parents first."""
    shape = shapes[name]
    limits = [str(shape.get(limit, "-")) for limit in ("min", "max")]
    form = "enum " + ",".join(shape["enum"]) if "enum" in shape else "pattern " + shape.get("pattern", "")
    if path:
        yield " ".join(
            [path, shape["type"], "required" if required else "optional", *limits, form]
        ).removesuffix(" pattern ")
    if shape["type"] == "structure":
        for member, target in shape["members"].items():
            yield from rows(
                shapes, target["shape"], f"{path}.{member}".lstrip("."), member in shape.get("required", []))
    elif shape["type"] == "list":
        yield from rows(shapes, shape["member"]["shape"], path + "[]", True)


def request(shapes):
    return head(
        "What CreateLabelingJob takes: the members of its request and their limits.",
        "CreateLabelingJobRequest",
        "Each row: path, kind, whether its parent must have it, least and most (of a number: its value; of a text:\n"
        "its characters; of a list: its items), and then a pattern for the whole text, or the values it may have.",
    ) + "".join(row + "\n" for row in rows(shapes, "CreateLabelingJobRequest", "", True))


def functions(shapes):
    found = {
        match
        for shape, member in (
            ("HumanTaskConfig", "PreHumanTaskLambdaArn"),
            ("AnnotationConsolidationConfig", "AnnotationConsolidationLambdaArn"))
        for match in FUNCTION.findall(shapes[shape]["members"][member]["documentation"])}
    accounts = sorted({(region, account) for region, account, _, _ in found})
    types = sorted({task for _, _, _, task in found})
    assert len(found) == 2 * len(accounts) * len(types), "a Region or a task type lacks a function"
    return head(
        "Ground Truth's own functions: the account that has them, one a Region, and their task types.",
        "the texts of PreHumanTaskLambdaArn and AnnotationConsolidationLambdaArn",
        "Every Region listed has a function PRE-TYPE and a function ACS-TYPE of every type. A Region that is not listed\n"
        "is not known.",
    ) + "".join(f"account {region} {account}\n" for region, account in accounts) + "".join(
        f"type {task}\n" for task in types)


def main():
    shapes = Loader().load_service_model("sagemaker", "service-2")["shapes"]
    (TABLES / "create-labeling-job.txt").write_text(request(shapes), encoding="utf-8")
    (TABLES / "ground-truth-functions.txt").write_text(functions(shapes), encoding="utf-8")


main()
