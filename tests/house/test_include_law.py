#!/usr/bin/env python3
"""
The law of includes: pipeline/CMakeLists.txt says whom a stage may use (MAY_USE), the table below
which outside header may stand where. Also: no floating point outside render/ and report/.

Prints each place that breaks it; exits 1 if there is one.
"""
import re
import sys

sys.dont_write_bytecode = True  # the source folder stays as it is
import c_source  # noqa: E402

ANY = None  # no limit to the number of files

# outside header (pattern), folder below which it may stand, in how many files
OUTSIDE = [
    (r"yaml\.h", "ground", 1),
    (r"json-glib/.*", "ground", 1),
    (r"csv\.h", "read", 1),
    (r"iconv\.h", "read", 1),
    (r"cmark-gfm.*", "compose", 1),
    (r"hpdf.*", "render/haru", ANY),
    (r"zint\.h", "render", 1),
    (r"qpdf/.*", "render", 1),
    (r"hyphen\.h", "render", 1),
    (r"unilbrk\.h", "render", 1),
    (r"hb-subset.*", "render", 1),
    (r"hb(?!-subset).*", "render", 1),
    (r"libdeflate\.h", "render", 1),
    (r"libesmtp\.h|auth-client\.h|openssl/.*", "dispatch", 1),
    (r"gmime/.*", "dispatch/gmime", ANY),
    (r"cups/.*", "dispatch", 1),
    (r"sqlite3\.h", "history", ANY),
    (r"openssl/.*", "audit/openssl", ANY),
]

GLIB = re.compile(r"glib\.h|glib/.*|glib-unix\.h|gio/.*")
SYSTEM = set("""
assert ctype errno float inttypes iso646 limits locale math setjmp signal stdalign stdarg stdatomic
stdbool stddef stdint stdio stdlib stdnoreturn string tgmath threads time uchar wchar wctype
arpa/inet dirent fcntl fnmatch ftw glob grp langinfo netdb netinet/in netinet/tcp poll pthread pwd
regex sched semaphore spawn strings sysexits syslog termios unistd sys/file sys/mman sys/resource
sys/select sys/socket sys/stat sys/statvfs sys/syscall sys/time sys/types sys/uio sys/un sys/utsname sys/wait
""".split())

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]', re.M)
FLOATING = re.compile(r"\b(?:long\s+double|g?double|g?float)\b")
KEYWORDS = {"MAY_USE", "OUTSIDE", "LIBRARIES"}


def read_law(build_file):
    """Stage -> the set of folders it may include, itself among them."""
    text = re.sub(r"#[^\n]*", "", build_file.read_text())
    law = {"main.c": {"run", "ground"}}
    for words in re.findall(r"^add_stage\(([^)]*)\)", text, re.M):
        stage, *rest = words.split()
        used, keyword = {stage}, None
        for word in rest:
            if word in KEYWORDS:
                keyword = word
            elif keyword == "MAY_USE":
                used.add(word)
        law[stage] = used
    return law


def check_own_include(owner, target, law):
    """What is wrong with #include "target" in a file of owner, or None."""
    folder, _, rest = target.partition("/")
    if not rest:
        return f'"{target}" needs its folder\'s name in front'
    if folder not in law:
        return f'"{target}": there is no stage {folder}'
    if folder not in law[owner]:
        return f'{owner} may not include {folder} ("{target}")'
    is_shared = folder in ("ground", "records") or folder == owner or owner == "main.c"
    if not is_shared and rest != f"{folder}.h":
        return f'only {folder}/{folder}.h is public, not "{target}"'
    return None


class Outside:
    """Counts in which files each outside header stands."""

    def __init__(self):
        self.first = {}

    def check(self, path, target):
        if GLIB.fullmatch(target) or target.removesuffix(".h") in SYSTEM:
            return None
        if path.endswith(".h"):
            return f"outside header <{target}> in one of our headers"
        rules = [rule for rule in OUTSIDE if re.fullmatch(rule[0], target)]
        if not rules:
            return f"unknown outside header <{target}>"
        for rule in rules:
            if path.startswith(rule[1] + "/"):
                first = self.first.setdefault(rule, path)
                if rule[2] == 1 and first != path:
                    return f"<{target}> may stand in one file, and {first} has it"
                return None
        return f"<{target}> may stand only in {' or '.join(rule[1] for rule in rules)}"


def check_file(path, text, law, outside):
    """Pairs of line and finding. path is relative to pipeline/."""
    owner = path.partition("/")[0]
    if owner not in law:
        yield 1, f"{owner} is no stage of pipeline/CMakeLists.txt"
        return
    plain = c_source.without_comments(text)
    for match in INCLUDE.finditer(plain):
        quote, target = match.groups()
        known = quote == '"' and target.partition("/")[0] in law
        is_ours = known or (quote == '"' and not any(re.fullmatch(r[0], target) for r in OUTSIDE))
        finding = (check_own_include(owner, target, law) if is_ours
                   else outside.check(path, target))
        if finding:
            yield c_source.line_of(plain, match.start()), finding
    if owner not in ("render", "report"):
        code = INCLUDE.sub(lambda m: c_source.blank(m.group()), c_source.code_only(text))
        for match in FLOATING.finditer(code):
            yield c_source.line_of(code, match.start()), f"{match.group()} outside render and report"


def main():
    pipeline = c_source.source_root() / "pipeline"
    law, outside, findings, count = read_law(pipeline / "CMakeLists.txt"), Outside(), 0, 0
    for stage, used in sorted(law.items()):
        for unknown in sorted(used - law.keys()):
            print(f"pipeline/CMakeLists.txt: {stage} may use {unknown}, which is no stage")
            findings += 1
    files = [p for p in pipeline.rglob("*.[ch]") if p.is_file()]
    for file in sorted(files, key=lambda p: p.as_posix()):
        count += 1
        path = file.relative_to(pipeline).as_posix()
        for line, finding in check_file(path, file.read_text(), law, outside):
            print(f"pipeline/{path}:{line}: {finding}")
            findings += 1
    print(f"include law: {count} files, {findings} findings")
    return 1 if findings or not count else 0


if __name__ == "__main__":
    sys.exit(main())
