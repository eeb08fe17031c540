#!/usr/bin/env python3
"""Checks the shape of the house: who may include whom, and how long files and functions may be.

Usage: check_includes.py [ROOT]

- A room of src/ includes only itself and rooms above it in ROOMS.
- Seeing and keeping never include each other; `api` alone joins them.
- `words`, `serve` and `cli` include the public header and each other, in that order, alone.
- Included files of the house exist, and no two files of different rooms include each other in a ring.
- A C file of src/ has fewer than 600 lines, a function at most 100; a file whose first line holds
  "generated" in a comment is exempt.
"""
import os
import re
import sys

ROOMS = ("base record world read text tag time place extract ledger fuse resolve export api "
         "words serve cli").split()
SEEING = {"read", "text", "tag", "time", "place", "extract"}
KEEPING = {"ledger", "fuse", "resolve", "export"}
PUBLIC_ONLY = {"words", "serve", "cli"}
FILE_LINES = 600
FUNCTION_LINES = 100
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"')
GENERATED = re.compile(r"/\*.*generated", re.IGNORECASE)


def sources(root):
    for folder, folders, names in os.walk(os.path.join(root, "src")):
        folders.sort()
        for name in sorted(names):
            if name.endswith((".c", ".h")):
                yield os.path.relpath(os.path.join(folder, name), root).replace(os.sep, "/")


def room_of(path):
    parts = path.split("/")
    return parts[1] if len(parts) > 2 else None


def without_text(source):
    """The source with comments, strings and characters blanked, line breaks kept."""
    pattern = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)
    return pattern.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), source)


def functions(lines):
    """(line, length) of each block that begins in column 0 or at the end of a line without indent
    and follows a parameter list: a function's body."""
    depth = 0
    start = None
    before = ""
    for number, line in enumerate(lines, 1):
        if line.lstrip().startswith("#"):
            continue
        for character in line:
            if character == "{":
                if depth == 0:
                    start = number if before.rstrip().endswith(")") else None
                depth += 1
            elif character == "}":
                depth = max(0, depth - 1)
                if depth == 0:
                    if start is not None:
                        yield start, number - start + 1
                    start = None
                    before = ""
            elif depth == 0:
                before = "" if character == ";" else before + character


def may_include(room, other):
    if room == other:
        return None
    if room in PUBLIC_ONLY and other not in PUBLIC_ONLY:
        return f"{room} uses the public header and rooms that do so alone"
    if ROOMS.index(other) > ROOMS.index(room):
        return f"{other} stands below {room}"
    if room in SEEING and other in KEEPING or room in KEEPING and other in SEEING:
        return f"{room} and {other} are of different wings"
    return None


def check_file(root, path, graph):
    with open(os.path.join(root, path), encoding="utf-8") as file:
        source = file.read()
    lines = source.split("\n")
    generated = bool(GENERATED.search(lines[0]))
    room = room_of(path)
    if room not in ROOMS:
        yield f"{path}: not in a room of the house"
        return
    graph[path] = []
    for number, line in enumerate(lines, 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        name = match.group(1)
        if name.startswith("rashomon/"):
            if room not in PUBLIC_ONLY and room not in ("api", "base"):
                yield f"{path}:{number}: the public header is for base, api, words, serve and cli"
            continue
        target = "src/" + name
        if not os.path.exists(os.path.join(root, target)) or room_of(target) not in ROOMS:
            yield f'{path}:{number}: "{name}" is not a path from src/'
            continue
        graph[path].append(target)
        reason = may_include(room, room_of(target))
        if reason:
            yield f'{path}:{number}: may not include "{name}": {reason}'
    count = len(lines) - 1
    if not generated and count >= FILE_LINES:
        yield f"{path}: {count} lines, the limit is {FILE_LINES - 1}"
    if path.endswith(".c") and not generated:
        for line, length in functions(without_text(source).split("\n")):
            if length > FUNCTION_LINES:
                yield f"{path}:{line}: a function of {length} lines, the limit is {FUNCTION_LINES}"


def rings(graph):
    """Rings of includes, each told once."""
    state = {}
    for first in sorted(graph):
        if first in state:
            continue
        stack = [(first, iter(graph[first]))]
        state[first] = "open"
        while stack:
            path, rest = stack[-1]
            target = next(rest, None)
            if target is None:
                state[path] = "closed"
                stack.pop()
            elif state.get(target) == "open":
                ring = [item for item, _ in stack]
                yield " -> ".join(ring[ring.index(target):] + [target])
            elif target in graph and target not in state:
                state[target] = "open"
                stack.append((target, iter(graph[target])))


def main():
    root = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(__file__), "..")
    graph = {}
    problems = []
    for path in sources(root):
        problems.extend(check_file(root, path, graph))
    problems.extend(f"ring of includes: {ring}" for ring in rings(graph))
    for problem in problems:
        print(problem)
    print(f"{len(graph)} files checked, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
