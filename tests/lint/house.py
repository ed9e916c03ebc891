#!/usr/bin/env python3
"""Checks what no compiler does: which room includes which, marks on results, colours and words in QML, stray paths.

house.py ROOT [--cli PROGRAM]   exit 0: clean; 1: faults, one a line.   house.py --self-test
"""
import re
import subprocess
import sys
from pathlib import Path

ENGINE = {
    "core": set(),
    "source": {"core"},
    "query": {"core"},
    "catalog": {"core"},
    "asl": {"core", "query", "catalog"},
    "document": {"core", "source", "query", "catalog", "asl"},
    "execution": {"core", "query", "catalog", "asl"},
    "storage": {"core"},
    "simulation": {"core", "query", "catalog", "asl", "execution", "storage"},
    "layout": {"core", "asl"},
    "exporters": {"core", "source", "asl", "document", "layout"},
}
ENGINE["cli"] = set(ENGINE) | {"cli"}
VALUES = {"core", "asl"}
APP = {
    "document": ({"document", "storage", "source"} | VALUES, set()),
    "scene": ({"document", "layout", "source"} | VALUES, {"document"}),
    "inspector": ({"document", "source", "query", "catalog"} | VALUES, {"document"}),
    "code": ({"document", "source", "query", "catalog"} | VALUES, {"document"}),
    "simulator": ({"document", "execution", "simulation", "storage", "source"} | VALUES, {"document"}),
    "remote": ({"document", "execution", "simulation"} | VALUES, {"document"}),
    "workbench": (set(ENGINE) - {"cli"}, {"document", "scene", "inspector", "code", "simulator", "remote"}),
}
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.M)
RESULT = re.compile(r"^(?!\s*(?:using|return|co_return|//|\*))[^=;(]*\bResult<[^;={]*>\s+[A-Za-z_]\w*\s*\(", re.M)
# Qt 6.4's Menu and MenuBar, and a Repeater that is handed its component, refuse delegates of files with this pragma.
UNBOUND = {"Menu.qml", "MenuBar.qml", "Part.qml"}
HEX = re.compile(r"""["']#[0-9A-Fa-f]{6,8}["']""")


def engine_faults(path: Path, room: str, text: str, engine: Path):
    allowed = ENGINE[room] | {room}
    for include in INCLUDE.findall(text):
        first = include.split("/")[0]
        if first in ENGINE and first not in allowed:
            yield f"{path}: engine/{room} must not include {include}"
        if "/" not in include and not (path.parent / include).exists() and not include.startswith("theme"):
            yield f"{path}: include {include} with its room"
    if re.search(r"#\s*include\s+<Q", text):
        yield f"{path}: the engine knows no Qt"


def app_faults(path: Path, room: str, text: str, app: Path):
    engine_rooms, app_rooms = APP[room]
    for include in INCLUDE.findall(text):
        parts = include.split("/")
        if parts[0] == "app" and len(parts) > 2 and parts[1] not in app_rooms | {room}:
            yield f"{path}: app/{room} must not include {include}"
        if parts[0] in ENGINE and len(parts) > 1 and parts[0] not in engine_rooms:
            yield f"{path}: app/{room} must not include {include}"


def header_faults(path: Path, text: str):
    if "#pragma once" not in text:
        yield f"{path}: no #pragma once"
    for match in RESULT.finditer(text):
        before = text[max(0, match.start() - 80) : match.end()]
        if "[[nodiscard]]" not in before:
            line = text.count("\n", 0, match.end()) + 1
            yield f"{path}:{line}: a function that returns a Result is [[nodiscard]]"


def qml_faults(path: Path, text: str):
    for match in HEX.finditer(text):
        yield f"{path}:{text.count(chr(10), 0, match.start()) + 1}: colours live in resources/theme.json"
    if path.name not in UNBOUND and not text.startswith("pragma ComponentBehavior: Bound"):
        if re.search(r"^\s*delegate\s*:|^\s*component\s+\w+", text, re.M):
            yield f"{path}: pragma ComponentBehavior: Bound is missing"
    if "/controls/" in str(path) and "Statelight.App" in text:
        yield f"{path}: controls know no word of the domain"


def stray_faults(path: Path, text: str):
    if re.search(r"(?<![\w/])/work/|/home/\w+/|/Users/", text):
        yield f"{path}: holds a path of a machine"


def faults(root: Path):
    for path in sorted(root.glob("engine/*/**/*")) + sorted(root.glob("app/**/*")) + sorted(root.glob("qml/**/*")):
        if path.suffix not in {".h", ".cpp", ".qml"}:
            continue
        text = path.read_text(encoding="utf-8")
        parts = path.relative_to(root).parts
        if parts[0] == "engine" and parts[1] in ENGINE:
            yield from engine_faults(path, parts[1], text, root / "engine")
        if parts[0] == "app" and len(parts) > 2 and parts[1] in APP:
            yield from app_faults(path, parts[1], text, root / "app")
        if path.suffix == ".h":
            yield from header_faults(path, text)
        if path.suffix == ".qml":
            yield from qml_faults(path, text)
        yield from stray_faults(path, text)
    names = {}
    for path in root.glob("app/**/*.h"):
        if path.name in names:
            yield f"{path}: header names are unique in app/, see {names[path.name]}"
        names[path.name] = path


def cli_faults(program: str):
    linked = subprocess.run(["ldd", program], capture_output=True, text=True, check=True).stdout
    for line in linked.splitlines():
        if "libQt" in line:
            yield f"{program}: links {line.split()[0]}"


def self_test() -> int:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        bad = {
            "engine/core/a.h": '#include "asl/graph.h"\ncore::Result<int> f(int a);\n',
            "engine/asl/b.cpp": "#include <QString>\n",
            "app/scene/c.h": '#pragma once\n#include "app/simulator/d.h"\n',
            "qml/controls/E.qml": 'import Statelight.App\nItem { property color c: "#112233" }\n',
        }
        for name, text in bad.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text)
        found = list(faults(root))
        expected = ["must not include asl", "pragma once", "[[nodiscard]]", "no Qt", "app/simulator", "colours", "no word"]
        missing = [word for word in expected if not any(word in fault for fault in found)]
        print("\n".join(found) if missing else "self-test: every planted fault was found")
        return 1 if missing else 0


def main(arguments) -> int:
    if arguments[:1] == ["--self-test"]:
        return self_test()
    found = list(faults(Path(arguments[0])))
    if "--cli" in arguments:
        found += list(cli_faults(arguments[arguments.index("--cli") + 1]))
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
