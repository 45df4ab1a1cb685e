#!/usr/bin/env python3
"""
Runs the measures of measures.py and prints them as a table; run.sh builds first.

    bench.py BUILD [--size N] [--rounds 5] [--no-growth] [--store] [STAGE...]

Each round runs every measure of a group once, one after the other; the first round warms up and
does not count. Times are medians; a ratio is the median of the ratios of the rounds, so that a
machine that is slower for a while is slower for both sides. Nothing here passes or fails by time.
"""
import argparse
import csv
import pathlib
import shlex
import statistics
import subprocess
import sys

sys.dont_write_bytecode = True  # the source folder stays as it is
import measures  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE.parents[1]
STORED = HERE / "stored.csv"
COLUMNS = ["stage", "input", "units", "measure", "seconds", "cpu", "units_per_second",
           "peak_kb", "floor", "ratio", "goal"]
TOLERANCE = 1.2  # a ratio this much above the stored one is shown


class Bench:
    def __init__(self, build, rounds):
        self.programs = build / "tests" / "bench"
        self.data = build / "bench-data"
        self.rounds = rounds

    def make_input(self, given, size):
        """The folder of an input, made unless it is there; its stamp is the command itself."""
        folder = self.data / f"{given.name}-{size}"
        maker = self.programs / "make_ledger"
        command = [maker, "--rows", str(size), "--out", folder, *given.options]
        stamp = folder / "stamp"
        wanted = " ".join(map(str, command[1:]))
        if not (stamp.exists() and stamp.read_text() == wanted
                and stamp.stat().st_mtime > maker.stat().st_mtime):
            folder.mkdir(parents=True, exist_ok=True)
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            stamp.write_text(wanted)
        return folder

    def run_once(self, measure, folder):
        words = [word.format(bin=self.programs, data=folder, source=SOURCE)
                 for word in shlex.split(measure.command.replace(" ;", " ';'"))]
        done = subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True)
        return dict(word.split("=", 1) for word in done.stdout.split())

    def run_group(self, wanted, folder):
        """Measure name -> its answers, one per round."""
        answers = {measure.name: [] for measure in wanted}
        for number in range(self.rounds + 1):
            for measure in wanted:
                answer = self.run_once(measure, folder)
                if number > 0:
                    answers[measure.name].append(answer)
        return answers


def median(answers, key):
    return statistics.median(float(answer[key]) for answer in answers)


def ratio(answers, floors):
    return statistics.median(float(a["seconds"]) / float(f["seconds"])
                             for a, f in zip(answers, floors))


def make_row(stage, input_name, measure, answers, floors):
    seconds, units = median(answers, "seconds"), median(answers, "units")
    return {
        "stage": stage, "input": input_name, "units": int(units), "measure": measure.name,
        "seconds": f"{seconds:.4f}", "cpu": f"{median(answers, 'cpu'):.4f}",
        "units_per_second": f"{units / seconds:.0f}",
        "peak_kb": int(median(answers, "peak_kb")),
        "floor": measure.floor or "",
        "ratio": f"{ratio(answers, floors):.2f}" if floors else "",
        "goal": measure.goal or "",
    }


def measure_groups(bench, stages, size):
    for group in measures.GROUPS:
        if stages and group.stage not in stages:
            continue
        folder = bench.make_input(group.input, size or group.size)
        answers = bench.run_group(group.measures, folder)
        for measure in group.measures:
            yield make_row(group.stage, group.input.name, measure, answers[measure.name],
                           answers.get(measure.floor))


def measure_growth(bench, stages):
    for stage, given, measure in measures.GROWTH:
        if stages and stage not in stages:
            continue
        for size in measures.GROWTH_SIZES:
            folder = bench.make_input(given, size)
            answers = bench.run_group([measure], folder)[measure.name]
            yield make_row(stage, given.name, measure._replace(floor=None, goal=None), answers,
                           None)


def print_table(title, rows):
    print(f"\n{title}\n")
    print(f"{'stage':7} {'input':8} {'measure':24} {'units':>9} {'seconds':>8} {'cpu':>8} "
          f"{'units/s':>11} {'peak MB':>8} {'ratio':>6} {'goal':>5}  to")
    for row in rows:
        print(f"{row['stage']:7} {row['input']:8} {row['measure']:24} {row['units']:>9} "
              f"{row['seconds']:>8} {row['cpu']:>8} {int(row['units_per_second']):>11,} "
              f"{row['peak_kb'] / 1024:>8.1f} {row['ratio']:>6} {row['goal']:>5}  {row['floor']}",
              flush=True)


def write_csv(path, rows):
    with open(path, "w", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def key_of(row):
    return row["stage"], row["input"], row["measure"]


def compare_with_stored(rows):
    """Ratios only: they mean the same on another machine."""
    if not STORED.exists():
        return
    with open(STORED, newline="") as file:
        stored = {key_of(row): row for row in csv.DictReader(file) if row["ratio"]}
    slower = [(row, stored[key_of(row)]["ratio"]) for row in rows
              if row["ratio"] and key_of(row) in stored
              and float(row["ratio"]) > TOLERANCE * float(stored[key_of(row)]["ratio"])]
    print()
    for row, before in slower:
        print(f"SLOWER than stored: {row['stage']}, {row['input']}, {row['measure']}: "
              f"{row['ratio']} times its floor, stored {before}")
    if not slower:
        print("no ratio is more than a fifth above the stored one")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[1])
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("stages", nargs="*", help="only these; all by default")
    parser.add_argument("--size", type=int, help="rows of every input")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--no-growth", action="store_true")
    parser.add_argument("--store", action="store_true", help="keep the ratios as stored.csv")
    options = parser.parse_intermixed_args()
    bench = Bench(options.build, options.rounds)
    rows = list(measure_groups(bench, options.stages, options.size))
    print_table(f"Medians of {options.rounds} rounds; ratio of times, smaller is better", rows)
    if not options.no_growth:
        growth = list(measure_growth(bench, options.stages))
        print_table("Growth", growth)
    results = options.build / "bench.csv"
    write_csv(results, rows + ([] if options.no_growth else growth))
    compare_with_stored(rows)
    if options.store:
        write_csv(STORED, rows)
    print(f"\nwritten: {results}")


if __name__ == "__main__":
    main()
