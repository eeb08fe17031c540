#!/usr/bin/env python3
"""Checks that the library holds no global state, prints nothing, never ends the program and takes no
name of the C library: one of ours under the name of "bind" would be called by every other library.

Usage: check_library.py [LIBRARY], by default librashomon.a of the folder in RASHOMON_BUILD. Looks at
the symbols of the built library: no variable in a writable section (tables of constants that hold
pointers are writable only until they are loaded, and are let be), and no call of what FORBIDDEN
names. Builds with sanitizers or coverage add variables of their own and are passed over.
"""
import ctypes.util
import os
import re
import subprocess
import sys

FORBIDDEN = set("""exit _exit quick_exit abort printf vprintf puts putchar perror stdout stderr
    rand srand random srandom drand48 setlocale strtok localtime gmtime ctime asctime signal
    chdir putenv setenv umask""".split())
WRITABLE = re.compile(r"^(\.data|\.bss|\.tdata|\.tbss|\*COM\*)")
CONSTANT = re.compile(r"^\.data\.rel\.ro")
INSTRUMENTED = re.compile(r"__asan|__tsan|__ubsan|__gcov|__llvm|__sanitizer|__sancov")
SKIPPED = 77


def names_of_the_system():
    """The functions of the C library, by the dynamic linker's own account; none where it cannot be asked."""
    found = set()
    for library in ("libc", "libm"):
        path = ctypes.util.find_library(library[3:])
        for folder in ("/lib/x86_64-linux-gnu", "/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib", "/lib"):
            whole = os.path.join(folder, path or "")
            if path and os.path.exists(whole):
                listing = subprocess.run(["objdump", "-T", whole], text=True, stdout=subprocess.PIPE,
                                         stderr=subprocess.DEVNULL).stdout
                found |= {line.split()[-1] for line in listing.split("\n") if ".text" in line}
                break
    return found


def main():
    library = sys.argv[1] if len(sys.argv) > 1 else os.path.join(
        os.environ.get("RASHOMON_BUILD", "build"), "librashomon.a")
    try:
        listing = subprocess.run(["objdump", "-t", library], check=True, text=True,
                                 stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    except (OSError, subprocess.CalledProcessError):
        print(f"objdump cannot read {library}")
        return SKIPPED
    if INSTRUMENTED.search(listing):
        print("a build with sanitizers or coverage is not checked")
        return SKIPPED
    problems = []
    taken = names_of_the_system()
    member = "?"
    for line in listing.split("\n"):
        match = re.match(r"^(\S+\.o):\s+file format", line)
        if match:
            member = match.group(1)
            continue
        # value, seven flags, section, size, name
        match = re.match(r"^[0-9a-f]+ (.{7}) (\S+)\s+([0-9a-f]+)\s+(?:\.hidden )?(\S+)$", line)
        if not match:
            continue
        flags, section, size, name = match.groups()
        if "g" in flags and "F" in flags and section.startswith(".text") and name in taken:
            problems.append(f"{member}: {name} is a function of the C library")
        if section == "*UND*" and name in FORBIDDEN:
            problems.append(f"{member}: uses {name}")
        if ("O" in flags and int(size, 16) > 0 and WRITABLE.match(section)
                and not CONSTANT.match(section)):
            problems.append(f"{member}: the variable {name} can be written ({section})")
    for problem in problems:
        print(problem)
    print(f"{len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
