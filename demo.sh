#!/bin/sh
# Reads the documents in DOCS into a new graph, shows what one department has to do, and writes the page.
# ORG names the department; without it, the one that leads most tasks is taken.
set -u
export POLICYKG_GRAPH=out/graph
run() { .venv/bin/policykg "$@"; }

rm -rf out/graph
mkdir -p out
run build "$DOCS"
status=$?
# 3: some input could not be read; it was named, and the rest is done
[ "$status" -eq 0 ] || [ "$status" -eq 3 ] || exit "$status"
run status --json | grep -q '"status": "read"' || exit 3

if [ -z "$ORG" ]; then
    ORG=$(run query departments-by-led-tasks --json |
        .venv/bin/python -c 'import json, sys; print(next((row["organisation"] for row in json.load(sys.stdin)), ""))') || exit
fi
echo
if [ -n "$ORG" ]; then
    run trace "$ORG" --format table || exit
else
    echo "没有写明牵头单位的任务 / no document names a department that leads a task"
fi
echo
run export html -o out/policy-graph.html || exit
echo "页面 / page: $(pwd)/out/policy-graph.html（用浏览器打开，不需要网络 / open it in a browser, no network needed）"
echo "图谱 / graph: $(pwd)/out/graph（提问 / ask it: .venv/bin/policykg query --list --graph out/graph）"
