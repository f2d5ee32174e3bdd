"""Prints what CloudFormation makes of a SAM template, as JSON, without an account.

Run with the Python that the AWS SAM CLI is installed in: .ci/run does.
"""

import json
import sys

from samcli.lib.translate.sam_template_validator import SamTemplateValidator
from samcli.yamlhelper import yaml_parse


class NoManagedPolicies:
    """The template names no managed policy by its short name, so none has to be looked up."""

    def load(self):
        return {}


with open(sys.argv[1], encoding="utf-8") as file:
    template = yaml_parse(file.read())
translated = SamTemplateValidator(template, NoManagedPolicies(), region="us-east-1")
json.dump(yaml_parse(translated.get_translated_template_if_valid()), sys.stdout, indent=2)
