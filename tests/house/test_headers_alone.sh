#!/bin/sh
# Every header of pipeline/ compiles alone, with GLib and nothing else of the outside world.
set -u

root=${RELANCE_SOURCE:-$(cd "$(dirname "$0")/../.." && pwd)}
cd "$root/pipeline" || exit 1
flags=$(pkg-config --cflags glib-2.0 gio-2.0 gio-unix-2.0) || exit 1

count=0
bad=0
for header in $(find . -name '*.h' | LC_ALL=C sort); do
    header=${header#./}
    count=$((count + 1))
    # shellcheck disable=SC2086 # the flags are words
    if ! printf '#include "%s"\n' "$header" |
        "${CC:-gcc}" -std=gnu17 -fsyntax-only -Wall -Wextra -Wstrict-prototypes -Wundef -Werror \
            -I. $flags -x c -; then
        echo "pipeline/$header: does not compile alone"
        bad=$((bad + 1))
    fi
done
echo "headers alone: $count headers, $bad findings"
[ "$count" -gt 0 ] && [ "$bad" -eq 0 ]
