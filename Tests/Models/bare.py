import json, sys

for line in sys.stdin:
    ask = json.loads(line)
    if "hello" in ask:
        answer = {"hello": {"variables": ["a", "b"], "at": [1.5, 0.3]}}
    else:
        answer = {"id": ask["id"], "values": [a * a * b for a, b in ask["evaluate"]]}
    print(json.dumps(answer), flush=True)
