#!/usr/bin/env python3
"""Checks that the documents say what is there.

- Every room of src/ has its page docs/ROOM.md, and its line in docs/architecture.md.
- Every relative link in a Markdown file of the project leads to a file, and to a heading where it names one.
- Every `rashomon ...` command in a block marked sh is known to the program, and so is each of its options.
- No document names a path of somebody's machine.

The program is RASHOMON_PROGRAM; without it commands are not checked.
"""
import os
import re
import shlex
import subprocess
import sys

ROOT = os.environ.get("RASHOMON_SOURCE") or os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PROGRAM = os.environ.get("RASHOMON_PROGRAM", "")
BLOCK = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```\s*$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*$", re.MULTILINE)
ELSEWHERE = re.compile(r"/(?:home|root|Users|work)/\w")


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


def documents():
    for folder, folders, names in os.walk(ROOT):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and not f.startswith("build") and f != "shared")
        for name in sorted(names):
            if name.endswith(".md"):
                yield os.path.relpath(os.path.join(folder, name), ROOT)


def anchors(text):
    """The names that headings have as link targets: lower case, spaces as hyphens, marks left out."""
    text = BLOCK.sub("", text)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in HEADING.findall(text)}


def check_rooms(problems):
    map_of_house = read("docs/architecture.md")
    for room in sorted(os.listdir(os.path.join(ROOT, "src"))):
        if not os.path.isdir(os.path.join(ROOT, "src", room)):
            continue
        if not os.path.exists(os.path.join(ROOT, "docs", room + ".md")):
            problems.append(f"docs/{room}.md: the room src/{room} has no page")
        if f"| [{room}]({room}.md) |" not in map_of_house:
            problems.append(f"docs/architecture.md: no line for the room {room}")


def check_links(path, text, problems):
    plain = re.sub(r"`[^`\n]*`", "", BLOCK.sub("", text))
    for target in LINK.findall(plain):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        there = os.path.normpath(os.path.join(os.path.dirname(path), name)) if name else path
        if not os.path.exists(os.path.join(ROOT, there)):
            problems.append(f"{path}: the link {target} leads nowhere")
        elif anchor and there.endswith(".md") and anchor not in anchors(read(there)):
            problems.append(f"{path}: the link {target} names no heading")


def commands(text):
    """The words of each rashomon command in blocks marked sh; pipes and what follows are left off."""
    for language, block in BLOCK.findall(text):
        if language != "sh":
            continue
        for line in block.splitlines():
            words = shlex.split(line, comments=True)
            if words[:1] == ["$"]:
                words = words[1:]
            for mark in ("|", ">", "&&", ";"):
                words = words[:words.index(mark)] if mark in words else words
            if words[:1] == ["rashomon"] and len(words) > 1:
                yield line.strip(), words[1:]


def help_of(command, known):
    if command not in known:
        result = subprocess.run([PROGRAM, command, "--help"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                encoding="utf-8", timeout=60)
        known[command] = result.stdout if result.returncode == 0 else None
    return known[command]


def check_commands(path, text, known, problems):
    for line, words in commands(text):
        if words[0].startswith("-"):
            continue
        told = help_of(words[0], known)
        if told is None:
            problems.append(f"{path}: `{line}`: there is no command {words[0]}")
            continue
        for word in words[1:]:
            option = word.split("=")[0]
            is_option = option.startswith("-") and option not in ("-", "--", "--help", "-h")
            if is_option and not re.search(r"(?<![\w-])" + re.escape(option) + r"(?![\w-])", told):
                problems.append(f"{path}: `{line}`: {words[0]} --help does not tell of {option}")


def main():
    problems, known, count = [], {}, 0
    check_rooms(problems)
    for path in documents():
        text = read(path)
        count += 1
        check_links(path, text, problems)
        if ELSEWHERE.search(text):
            problems.append(f"{path}: a path of somebody's machine: {ELSEWHERE.search(text).group()}")
        if PROGRAM:
            check_commands(path, text, known, problems)
    for problem in problems:
        print(problem)
    print(f"{count} documents, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
