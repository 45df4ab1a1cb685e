#!/bin/bash
# Fuzzes the readers of outside input with libFuzzer, AddressSanitizer and
# UndefinedBehaviorSanitizer. Wants clang and its runtime (Debian: clang, libclang-rt-14-dev).
#
#   bash tests/fuzz/run.sh [MINUTES] [TARGET...]       10 minutes each; all targets
#
# Builds into build-fuzz/; what is found new stays in build-fuzz/corpus/TARGET, failures in
# build-fuzz/artifacts/TARGET, logs in build-fuzz/TARGET.log. Exit code 1 if a target failed.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=${RELANCE_FUZZ_BUILD:-$root/build-fuzz}
minutes=${1:-10}
shift || true
targets=("$@")
[ ${#targets[@]} -gt 0 ] ||
    targets=(csv fec ximport rimport ebp customers contacts events amount_date review rates statuses)

# target -> the table of column names whose words go into its dictionary
shape() {
    case $1 in
    fec | ximport | rimport | ebp) echo fec ;;
    customers | contacts | events | rates) echo "${1%s}" ;;
    review) echo review ;;
    statuses) echo status ;;
    *) echo ledger ;;
    esac
}

export G_SLICE=always-malloc TZ=UTC LC_ALL=C.UTF-8
export ASAN_OPTIONS=malloc_context_size=6:quarantine_size_mb=16
export UBSAN_OPTIONS=print_stacktrace=1

CC=${CC:-clang} bash "$root/tests/support/build.sh" "$build" -DRELANCE_FUZZ=ON >/dev/null
failed=0
for target in "${targets[@]}"; do
    corpus=$build/corpus/$target artifacts=$build/artifacts/$target
    mkdir -p "$corpus" "$artifacts"
    { cat "$root/tests/fuzz/words.dict"
      python3 "$root/tests/fuzz/header_words.py" "$(shape "$target")"; } >"$build/$target.dict"
    "$build/tests/fuzz/fuzz_$target" -max_total_time=$((minutes * 60)) -timeout=10 \
        -rss_limit_mb=2048 -max_len=16384 -print_final_stats=1 -dict="$build/$target.dict" \
        -artifact_prefix="$artifacts/" "$corpus" "$root/tests/fuzz/corpus/$target" \
        >"$build/$target.log" 2>&1 || { failed=1; echo "$target: FAILED, see $build/$target.log"; }
    echo "$target: $(grep -a -c . <(ls "$artifacts")) artifacts," \
        "$(awk '/number_of_executed_units/ { print $2 }' "$build/$target.log") inputs tried"
done
exit $failed
