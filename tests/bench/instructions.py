#!/usr/bin/env python3
"""Guards against slow-downs by counting instructions, which don't depend on how busy the machine is.

instructions.py PROGRAM BUDGET.json            exit 0: every case within 20 % of its budget; 77: no valgrind, skipped
instructions.py PROGRAM BUDGET.json --update   writes today's figures as the budget
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ALLOWED = 1.20


def chain(count, make):
    states = {}
    for index in range(count):
        name = f"S{index}"
        states[name] = make(index)
        if index + 1 < count:
            states[name]["Next"] = f"S{index + 1}"
        else:
            states[name]["End"] = True
    return {"StartAt": "S0", "States": states}


def pass_state(index):
    return {"Type": "Pass", "Parameters": {"n": index, "before.$": "$.n"}, "ResultPath": "$"}


def loop():
    return {
        "StartAt": "Count",
        "States": {
            "Count": {
                "Type": "Pass",
                "Parameters": {"n.$": "States.MathAdd($.n, 1)", "text.$": "States.Format('turn {}', $.n)"},
                "Next": "Enough?",
            },
            "Enough?": {
                "Type": "Choice",
                "Choices": [{"Variable": "$.n", "NumericLessThan": 1000, "Next": "Count"}],
                "Default": "Done",
            },
            "Done": {"Type": "Succeed"},
        },
    }


def mapping():
    inner = chain(2, lambda index: {"Type": "Pass", "Parameters": {"value.$": "$.value" if index == 0 else "$.value"}})
    return {
        "StartAt": "Each",
        "States": {"Each": {"Type": "Map", "ItemsPath": "$.items", "ItemProcessor": inner, "End": True}},
    }


def diamonds(count):
    states = {}
    for index in range(count):
        here, after = f"C{index}", f"C{index + 1}"
        states[here] = {
            "Type": "Choice",
            "Choices": [{"Variable": "$.a", "IsPresent": True, "Next": f"L{index}"}],
            "Default": f"R{index}",
        }
        for side in "LR":
            states[f"{side}{index}"] = {"Type": "Pass", "Next": after}
    states[f"C{count}"] = {"Type": "Succeed"}
    return {"StartAt": "C0", "States": states}


def cases(folder):
    def write(name, value):
        path = folder / name
        path.write_text(json.dumps(value), encoding="utf-8")
        return str(path)

    start = write("start.json", {"n": 0})
    items = write("items.json", {"items": [{"value": index} for index in range(3000)]})
    return {
        "run-pass-chain-500": ["run", write("chain.asl.json", chain(500, pass_state)), "--input", start],
        "run-choice-loop-1000": ["run", write("loop.asl.json", loop()), "--input", start],
        "run-map-3000": ["run", write("map.asl.json", mapping()), "--input", items],
        "layout-diamonds-300": ["layout", write("diamonds.asl.json", diamonds(300))],
        "validate-diamonds-300": ["validate", write("valid.asl.json", diamonds(300))],
    }


def count(program, arguments, folder):
    result = subprocess.run(
        ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/callgrind.out", program, *arguments],
        capture_output=True, text=True, timeout=600, check=False)
    if result.returncode != 0:
        sys.exit(f"{' '.join(arguments)}: exit {result.returncode}\n{result.stderr[-2000:]}")
    return int(re.search(r"Collected : (\d+)", result.stderr).group(1))


def main(program, budget_file, update):
    if shutil.which("valgrind") is None:
        print("valgrind is not installed: skipped")
        return 77
    budget = json.loads(pathlib.Path(budget_file).read_text(encoding="utf-8"))
    figures, slow = {}, []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for case, arguments in cases(folder).items():
            figures[case] = count(program, arguments, folder)
            allowed = budget.get(case, 0) * ALLOWED
            print(f"{case}: {figures[case]:,} instructions, budget {budget.get(case, 0):,}")
            if figures[case] > allowed:
                slow.append(case)
    if update:
        pathlib.Path(budget_file).write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
        return 0
    for case in slow:
        print(f"{case} costs over 20 % more than its budget", file=sys.stderr)
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], "--update" in sys.argv))
