"""Parses each line of a manifest and counts them."""
import json
import sys

lines = 0
with open(sys.argv[1], encoding="utf-8") as manifest:
    for line in manifest:
        json.loads(line)
        lines += 1
print(lines)
