"""Lets the sweep's state machine run once, without an account, and prints what became of it as JSON.

Step Functions is moto's interpreter. Lambda is an Invoke endpoint of our own, before AWS's runtime interface emulator.
The Java test that starts this (io.labelguard.tests.machine) has the emulator with the jar that is deployed and the
account that the function works on, kills the function's process in the middle of a page, and judges the outcome.

Only the waits between two tries differ from a deployment: one second instead of ten.

Reads one JSON object from standard input (see Walk). Run with the Python that .ci/requirements.txt is installed in.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import boto3
from moto.core.config import default_user_config
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import WSGIRequestHandler, make_server

if TYPE_CHECKING:  # Python 3.10 does not have it
    from wsgiref.types import StartResponse, WSGIApplication

HOST = "127.0.0.1"
INVOKE = "/2015-03-31/functions/"
SUBSTITUTED = {
    "Partition": "aws",
    "SweepFunctionArn": "arn:aws:lambda:us-east-1:111122223333:function:sweep",
}


@dataclass
class Walk:
    """What to run, and the machine's input. `throttled` is the number of the invocation for a page that Lambda refuses with 429."""

    definition: str
    input: str
    function: str  # where the emulator takes invocations
    throttled: int
    seconds: int


def invoke(function: str, payload: bytes) -> tuple[bytes, bool]:
    """Returns the answer, and whether the function failed."""
    try:
        with urllib.request.urlopen(urllib.request.Request(function, payload)) as answer:
            body = answer.read()
    except (OSError, urllib.error.HTTPError) as ended:
        body = json.dumps({"errorType": "Runtime.ExitError", "errorMessage": str(ended)}).encode()
    answered = json.loads(body)
    return body, isinstance(answered, dict) and "errorType" in answered


@dataclass
class Lambda:
    """Lambda's Invoke; every other call goes to moto."""

    walk: Walk
    moto: WSGIApplication
    invocations: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        if not environ["PATH_INFO"].startswith(INVOKE):
            return self.moto(environ, start_response)
        payload = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
        step = json.loads(payload)["step"]
        self.invocations[step] += 1
        if step == "page" and self.invocations[step] == self.walk.throttled:
            self.failures.append("TooManyRequestsException")
            refused = [("x-amzn-RequestId", "refused"), ("x-amzn-ErrorType", "TooManyRequestsException")]
            start_response("429 Too Many Requests", refused)
            return [b'{"Type": "User", "message": "Rate Exceeded."}']
        body, failed = invoke(self.walk.function, payload)
        headers = [("Content-Type", "application/json")]
        if failed:
            self.failures.append(json.loads(body)["errorType"])
            headers.append(("X-Amz-Function-Error", "Unhandled"))
        start_response("200 OK", headers)
        return [body]


class Silent(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: Any) -> None:
        pass  # one line for every request otherwise


def definition(file: str) -> str:
    """The definition after CloudFormation's substitution, with short waits."""
    text = Path(file).read_text("utf-8")
    for name, value in SUBSTITUTED.items():
        text = text.replace(f"${{{name}}}", value)

    def shortened(node: dict[str, Any]) -> dict[str, Any]:
        return node | {"IntervalSeconds": 1} if "IntervalSeconds" in node else node

    return json.dumps(json.loads(text, object_hook=shortened))


def run(walk: Walk, endpoint: str) -> dict[str, Any]:
    """Runs the machine to its end."""
    states = boto3.client("stepfunctions", region_name="us-east-1", endpoint_url=endpoint)
    role = "arn:aws:iam::111122223333:role/sweep"
    machine = states.create_state_machine(name="sweep", definition=definition(walk.definition), roleArn=role)
    started = states.start_execution(stateMachineArn=machine["stateMachineArn"], name="walk", input=walk.input)
    deadline = time.monotonic() + walk.seconds
    while True:
        execution = states.describe_execution(executionArn=started["executionArn"])
        if execution["status"] != "RUNNING":
            return {key: execution[key] for key in ("status", "output", "error", "cause") if key in execution}
        if time.monotonic() > deadline:
            return {"status": f"still RUNNING after {walk.seconds} seconds"}
        time.sleep(0.2)


def main() -> None:
    walk = Walk(**json.load(sys.stdin))
    logging.getLogger("moto.stepfunctions").setLevel(logging.CRITICAL)  # what is tried again is in `failures`
    default_user_config["stepfunctions"] = {"execute_state_machine": True}
    front = Lambda(walk, DomainDispatcherApplication(create_backend_app))
    server = make_server(HOST, 0, front, threaded=True, request_handler=Silent)
    os.environ |= {
        "MOTO_PORT": str(server.server_port),  # where moto's Step Functions looks for Lambda
        "AWS_ACCESS_KEY_ID": "unused",
        "AWS_SECRET_ACCESS_KEY": "unused",
        "NO_PROXY": f"{HOST},localhost",
        "no_proxy": f"{HOST},localhost",
    }
    threading.Thread(target=server.serve_forever, daemon=True).start()
    outcome = run(walk, f"http://{HOST}:{server.server_port}")
    print(json.dumps(outcome | {"invocations": front.invocations, "failures": front.failures}))


main()
