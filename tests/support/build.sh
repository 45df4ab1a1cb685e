#!/bin/bash
# Configures and builds one build folder of this checkout; quick when nothing changed.
#
#   build.sh FOLDER [CMAKE OPTION...]
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
folder=$1
shift

# A build folder that was made for another place of the checkout cannot be used again.
if [ -f "$folder/CMakeCache.txt" ] &&
    ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$folder/CMakeCache.txt"; then
    rm -rf "$folder"
fi
mkdir -p "$folder"
cmake -S "$root" -B "$folder" "$@" >"$folder/configure.log" 2>&1 ||
    { cat "$folder/configure.log" >&2; exit 1; }
cmake --build "$folder" -j "$(nproc)"
