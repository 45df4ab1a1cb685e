"""
What is measured. A group is measured together, round by round, on one input; a measure may name
another one of its group as its floor, and the ratio to it that is the goal.

Another stage is another group here and a program bench_STAGE.c beside it.
"""
from collections import namedtuple

# Input: the options of make_ledger; SIZE stands for the number of rows.
Input = namedtuple("Input", "name options")
# command: {bin} is the folder of the programs, {data} that of the input, {source} the checkout.
Measure = namedtuple("Measure", "name command floor goal", defaults=(None, None))
Group = namedtuple("Group", "stage size input measures")

BY_ACCOUNT = Input("account", ["--order", "account"])
BY_DATE = Input("date", ["--order", "date"])
UTF8 = Input("utf8", ["--order", "account", "--encoding", "UTF-8"])
FEC = Input("fec", ["--format", "fec"])

SIZE = 1_600_000
ASSIGN_SIZE = 1_000_000

COUNT = Measure("libcsv alone, counting", "{bin}/floor_read count {data}/ledger.csv ;")


def read_csv(goal=None):
    return [
        COUNT,
        Measure("bytes copied once", "{bin}/floor_read copy {data}/ledger.csv ;", COUNT.name),
        Measure("libcsv + iconv", "{bin}/floor_read iconv {data}/ledger.csv ;", COUNT.name),
        Measure("read, ledger alone", "{bin}/bench_read {data} alone", COUNT.name, goal),
        Measure("read, with customers", "{bin}/bench_read {data}", COUNT.name),
    ]


READ_FEC = [
    Measure("libcsv alone, counting", "{bin}/floor_read count {data}/ledger.txt tab"),
    Measure("read, FEC", "{bin}/bench_read {data} alone", "libcsv alone, counting"),
]

READ_FOR_ASSIGN = Measure("read, with customers", "{bin}/bench_read {data}")
ASSIGN = [
    READ_FOR_ASSIGN,
    Measure("assign", "{bin}/bench_assign {data} {source}/templates/scenarios.yaml",
            READ_FOR_ASSIGN.name, 0.25),
]

def render(how, letters, goal):
    """The same letters by libharu as its documentation shows it, and by the render stage."""
    floor = Measure(f"libharu, {how}", f"{{bin}}/floor_render {how} {letters} {{source}} {{data}}")
    return [floor, Measure(f"render, {how}",
                           f"{{bin}}/bench_render {how} {letters} {{source}} {{data}}",
                           floor.name, goal)]


GROUPS = [
    Group("read", SIZE, BY_ACCOUNT, read_csv(goal=1.5)),
    Group("read", SIZE, BY_DATE, read_csv(goal=1.5)),
    Group("read", SIZE, UTF8, read_csv()),
    Group("read", SIZE // 2, FEC, READ_FEC),
    Group("assign", ASSIGN_SIZE, BY_ACCOUNT, ASSIGN),
    Group("render", 1_000, BY_ACCOUNT, render("separate", 400, goal=0.022)),
    Group("render", 1_000, BY_ACCOUNT, render("merged", 2_000, goal=0.125)),
]

# The same measure over sizes a thousand times apart: time and memory must grow as the rows do.
GROWTH_SIZES = [1_000, 10_000, 100_000, 1_000_000]
GROWTH = [
    ("read", BY_ACCOUNT, Measure("read, with customers", "{bin}/bench_read {data}")),
    ("read", BY_DATE, Measure("read, with customers", "{bin}/bench_read {data}")),
    ("assign", BY_ACCOUNT, ASSIGN[1]),
]
