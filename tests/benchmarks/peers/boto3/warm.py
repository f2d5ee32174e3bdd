"""Loads handler.py, reads one bucket's policy so that a connection is open, and handles one event of standard input."""
import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import handler

handler.s3.get_bucket_policy(Bucket=sys.argv[1])
print("ready", flush=True)
handler.handler(json.loads(sys.stdin.readline()), None)
