"""Collects a release from what the build left. .ci/release starts it, and checks what it makes.

Usage: release.py VERSION TARGET OUT, in the root of the repository. TARGET is the folder in each module that was built into.
The same inputs give the same bytes, whatever the folder, the time and the user.
"""

import gzip
import hashlib
import io
import json
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from datetime import datetime
from pathlib import Path

from samcli.yamlhelper import yaml_parse

ROOT = Path.cwd()
BUCKET = {"Fn::Sub": "${CodeBucketPrefix}-${AWS::Region}"}
KEY = {"Fn::Sub": "labelguard/${Version}/labelguard-lambda.jar"}
LOCAL_CODE = {"S3Bucket": "bucket", "S3Key": "value"}  # what the translator makes of a path


def need(holds, claim):
    if not holds:
        sys.exit(f".ci/release.py: not true: {claim}")


# --- the packaged template -------------------------------------------------------------------------


def packaged_template(version):
    """The template as CloudFormation takes it without a transform, its code in a bucket of each Region."""
    source = yaml_parse((ROOT / "template.yaml").read_text("utf-8"))
    translated = subprocess.run(
        [sys.executable, ".ci/translate.py", "template.yaml"], check=True, stdout=subprocess.PIPE, text=True
    )
    template = json.loads(translated.stdout)
    for name, resource in template["Resources"].items():
        properties = resource["Properties"]
        if resource["Type"] == "AWS::Lambda::Function":
            need(properties["Code"] == LOCAL_CODE, f"the code of {name} is the jar that was built")
            properties["Code"] = {"S3Bucket": BUCKET, "S3Key": KEY}
            resource.pop("Metadata", None)  # what it says is for sam build
        if resource["Type"] == "AWS::StepFunctions::StateMachine":
            del properties["DefinitionS3Location"]
            definition = ROOT / source["Resources"][name]["Properties"]["DefinitionUri"]
            states = json.dumps(json.loads(definition.read_text("utf-8")), separators=(",", ":"))
            values = properties.pop("DefinitionSubstitutions")
            need(set(re.findall(r"\$\{(.*?)\}", states)) == values.keys(), f"each variable of {name} has its value")
            properties["DefinitionString"] = {"Fn::Sub": [states, values]}
    build = template["Mappings"]["Build"]["This"]
    need(build["Version"] == version, "template.yaml has the version of pom.xml")
    build["Commit"] = commit()
    add_parameters(template, version)
    need("Transform" not in template, "no transform is left")
    need('"bucket"' not in json.dumps(template["Resources"]), "no code is where only the translator puts it")
    return json.dumps(template, indent=1).encode() + b"\n"


def commit():
    """The commit that is built, as ./deploy writes it."""
    if not (ROOT / ".git").exists():
        return "unknown"

    def git(*words):
        return subprocess.run(["git", *words], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()

    return git("rev-parse", "--short=12", "HEAD") + ("-changed" if git("status", "--porcelain") else "")


def groups(template):
    return template["Metadata"]["AWS::CloudFormation::Interface"]["ParameterGroups"]


def add_parameters(template, version):
    parameters = {
        "CodeBucketPrefix": {
            "Type": "String",
            "AllowedPattern": "^[a-z0-9][a-z0-9-]{1,40}[a-z0-9]$",
            "ConstraintDescription": "must be the beginning of bucket names, without the hyphen before the Region",
            "Description": (
                "Beginning of the names of the buckets that hold labelguard-lambda.jar: a bucket called "
                "CodeBucketPrefix-REGION in each Region, because Lambda takes code only from its own"
            ),
        },
        "Version": {
            "Type": "String",
            "Default": version,
            "AllowedPattern": r"^[0-9A-Za-z][0-9A-Za-z.+-]{0,39}$",
            "ConstraintDescription": "must be a version such as 0.2.0",
            "Description": (
                "Version of the code; the jar is the object labelguard/Version/labelguard-lambda.jar. Give the one of "
                "the release that this template is from: the stack remembers the last one"
            ),
        },
    }
    need(not parameters.keys() & template["Parameters"].keys(), "template.yaml has no parameters of these names")
    template["Parameters"] = parameters | template["Parameters"]
    groups(template).insert(0, {"Label": {"default": "Where its code is"}, "Parameters": list(parameters)})


# --- the archive of the command line ---------------------------------------------------------------


def archive_files(target):
    """Name in the archive -> bytes and mode."""
    cli = ROOT / "functions/cli" / target
    files = {
        "labelguard": ((ROOT / "labelguard").read_bytes(), 0o755),
        # cmd.exe finds labels reliably only where lines end as on Windows.
        "labelguard.cmd": ((ROOT / "labelguard.cmd").read_bytes().replace(b"\n", b"\r\n"), 0o644),
        "labelguard-cli.jar": ((cli / "labelguard-cli.jar").read_bytes(), 0o644),
        "THIRD-PARTY.txt": ((cli / "THIRD-PARTY.txt").read_bytes(), 0o644),
    }
    classpath = manifest(cli / "labelguard-cli.jar", "Class-Path").split()
    need(len(classpath) > 50, "the command line's manifest names the jars beside it")
    for name in classpath:  # not the folder: a jar of an earlier build may still be there
        files[name] = ((cli / name).read_bytes(), 0o644)
    for each in ["LICENSE", "template.yaml", "licenses/*.txt", "events/*.json", "docs/examples/*"]:
        found = sorted(ROOT.glob(each))
        need(found, f"there is a {each}")
        for file in found:
            files[file.relative_to(ROOT).as_posix()] = (file.read_bytes(), 0o644)
    return files


def manifest(jar, name):
    with zipfile.ZipFile(jar) as file:
        text = file.read("META-INF/MANIFEST.MF").decode().replace("\r\n", "\n").replace("\n ", "")
    return re.search(rf"^{name}: (.*)$", text, re.MULTILINE).group(1)


def tar_gz(folder, files, time):
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", filename="", mtime=0) as stream:
        with tarfile.open(fileobj=stream, mode="w", format=tarfile.USTAR_FORMAT) as tar:
            for name in sorted(files):
                content, mode = files[name]
                entry = tarfile.TarInfo(f"{folder}/{name}")
                entry.size, entry.mode, entry.mtime = len(content), mode, time
                tar.addfile(entry, io.BytesIO(content))
    return packed.getvalue()


# --- all of it -------------------------------------------------------------------------------------


def release(version, target):
    """Name of the file -> bytes."""
    functions = ROOT / "functions"
    stamp = re.search(r"<project.build.outputTimestamp>(.*?)<", (ROOT / "pom.xml").read_text("utf-8")).group(1)
    time = int(datetime.fromisoformat(stamp.replace("Z", "+00:00")).timestamp())
    policy = f"labelguard-policy-{version}"
    built = {
        "labelguard-lambda.jar": functions / "lambda" / target / "labelguard-lambda.jar",
        f"{policy}.jar": functions / "policy" / target / f"{policy}.jar",
        f"{policy}-sources.jar": functions / "policy" / target / f"{policy}-sources.jar",
        f"{policy}-javadoc.jar": functions / "policy" / target / f"{policy}-javadoc.jar",
        f"{policy}.pom": functions / "policy" / target / ".flattened-pom.xml",
        f"labelguard-parent-{version}.pom": ROOT / target / ".flattened-pom.xml",
        "THIRD-PARTY.txt": functions / "cli" / target / "THIRD-PARTY.txt",
        "LICENSE": ROOT / "LICENSE",
    }
    for module in ("cli", "lambda", "policy"):
        name = f"labelguard-{module}-sbom.json"
        built[name] = functions / module / target / name
    missing = [path.relative_to(ROOT).as_posix() for path in built.values() if not path.is_file()]
    need(not missing, f"the build left {', '.join(missing)}")
    files = {name: path.read_bytes() for name, path in built.items()}
    files["labelguard.template.json"] = packaged_template(version)
    files[f"labelguard-{version}.tar.gz"] = tar_gz(f"labelguard-{version}", archive_files(target), time)
    return files


def main(version, target, out):
    files = release(version, target)
    sums = "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    for name, content in (files | {"SHA256SUMS": sums.encode()}).items():
        (out / name).write_bytes(content)
    print(sums, end="")


main(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
