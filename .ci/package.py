"""Proves what a deployment uploads, on a local S3 and without an account. .ci/run starts it after the build.

It works in a copy of the repository, because an old .aws-sam folder is part of what it tries:
1. Without the jar, the first command of each page about deploying fails and names `./mvnw package`.
2. With the jar that the build left, `./deploy` starts `sam deploy`. The time of that jar is when its build began.
3. After `sam build`, `sam package` uploads exactly the bytes of the jar that the build tested and of the state machine's
   definition, and so does `sam package` of the template that `sam build` made.
4. When template.yaml is edited after that, and not built again, `sam package` packages the edited template.

Run with the Python that .ci/requirements.txt is installed in, in the root of the repository.
"""

import logging
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import boto3
from moto.server import ThreadedMotoServer
from samcli.yamlhelper import yaml_parse

ROOT = Path.cwd()
COPY = ROOT / "target/ci/package"
JAR = "functions/lambda/target/labelguard-lambda.jar"
MACHINE = "functions/sweep-machine.asl.json"
BUILT = ".aws-sam/build/template.yaml"
PAGES = ["README.md", "docs/how-to/deploy.md"]


def check(holds, claim, output=""):
    if not holds:
        sys.exit(f"{output}\n.ci/package.py: not true: {claim}")
    print(f"true: {claim}")


def run(*command):
    return subprocess.run(
        command, cwd=COPY, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def sam(*arguments):
    done = run("sam", *arguments)
    if done.returncode != 0:
        sys.exit(f"{done.stdout}\n.ci/package.py: sam {' '.join(arguments)} failed")


def first_command(page):
    """The first command of the section that is called Deploy."""
    found = re.search(r"^#+ Deploy$.*?^```sh\n(.*?)$", (COPY / page).read_text("utf-8"), re.DOTALL | re.MULTILINE)
    return found.group(1).partition(" #")[0].strip()


def memory(template):
    return template["Globals"]["Function"]["MemorySize"]


def package(s3, bucket, *arguments):
    """Packages into a bucket of its own. Returns the packaged template and the bytes that its functions would run."""
    s3.create_bucket(Bucket=bucket)
    sam("package", "--s3-bucket", bucket, "--output-template-file", "packaged.yaml", *arguments)
    packaged = yaml_parse((COPY / "packaged.yaml").read_text("utf-8"))
    functions = [each for each in packaged["Resources"].values() if each["Type"] == "AWS::Serverless::Function"]
    (code,) = {each["Properties"]["CodeUri"] for each in functions}
    definition = packaged["Resources"]["SweepMachine"]["Properties"]["DefinitionUri"]["Key"]
    same = s3.get_object(Bucket=bucket, Key=definition)["Body"].read() == (ROOT / MACHINE).read_bytes()
    check(same, f"{bucket}: the definition of the state machine is uploaded as it is")
    return packaged, s3.get_object(Bucket=bucket, Key=code.removeprefix(f"s3://{bucket}/"))["Body"].read()


def without_the_jar():
    for page in PAGES:
        command = first_command(page)
        done = run("bash", "-c", command)
        check(
            done.returncode == 2 and "./mvnw package" in done.stdout,
            f"{page}: without the jar, `{command}` exits with 2 and names ./mvnw package",
            done.stdout,
        )


def with_the_jar():
    shutil.copy2(ROOT / JAR, COPY / JAR)
    done = run("./deploy", "--help")
    starts = done.returncode == 0 and "Usage: sam deploy" in done.stdout
    check(starts, "with the jar that the build left, ./deploy starts sam deploy", done.stdout)
    reports = [report.stat().st_mtime for report in (ROOT / JAR).parent.glob("surefire-reports/*.xml")]
    check((ROOT / JAR).stat().st_mtime < max(reports), "the time of the jar is when its build began, before the tests")


def uploads(s3):
    tested = (ROOT / JAR).read_bytes()
    sam("build")
    before, uploaded = package(s3, "after-build")
    check(uploaded == tested, "after sam build, sam package uploads the jar that was tested")
    _, uploaded = package(s3, "built-template", "--template-file", BUILT)
    check(uploaded == tested, "sam package of the built template uploads the jar that was tested")

    template = COPY / "template.yaml"
    edited = memory(before) * 2
    text = template.read_text("utf-8")
    template.write_text(text.replace(f"MemorySize: {memory(before)}\n", f"MemorySize: {edited}\n"), "utf-8")
    built = yaml_parse((COPY / BUILT).read_text("utf-8"))
    check(memory(built) == memory(before), "the built template is older than the edit")
    after, uploaded = package(s3, "after-edit")
    check(memory(after) == edited, "sam package packages the edited template, not the built one")
    check(uploaded == tested, "and it uploads the jar that was tested")


def main():
    shutil.rmtree(COPY, ignore_errors=True)
    shutil.copytree(ROOT, COPY, ignore=shutil.ignore_patterns("target", ".*"))
    shutil.copytree(ROOT / ".mvn", COPY / ".mvn")
    (COPY / JAR).parent.mkdir()
    without_the_jar()
    with_the_jar()

    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # one line for every request
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    os.environ |= {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "unused",
        "AWS_SECRET_ACCESS_KEY": "unused",
        "NO_PROXY": host,
        "no_proxy": host,
    }
    try:
        uploads(boto3.client("s3"))
    finally:
        server.stop()


os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
main()
