#!/bin/bash
# Installs what is missing of pipeline/packages.txt, builds Release into build-bench/, measures,
# prints the table and writes it as build-bench/bench.csv.
#
#   bash tests/bench/run.sh [--size ROWS] [--rounds 5] [--no-growth] [--store] [STAGE...]
#
# RELANCE_BENCH_BUILD names another build folder.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=${RELANCE_BENCH_BUILD:-$root/build-bench}

bash "$root/tests/support/install_packages.sh"
mkdir -p "$build"
cmake -S "$root" -B "$build" -DCMAKE_BUILD_TYPE=Release -DRELANCE_BENCH=ON \
    >"$build/configure.log" 2>&1 || { cat "$build/configure.log" >&2; exit 1; }
cmake --build "$build" --target bench -j "$(nproc)" >"$build/build.log" 2>&1 ||
    { tail -50 "$build/build.log" >&2; exit 1; }
exec python3 "$root/tests/bench/bench.py" "$build" "$@"
