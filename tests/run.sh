#!/bin/bash
# Installs what is missing, builds with AddressSanitizer and UndefinedBehaviorSanitizer into
# build-tests/, runs every test through CTest.
#
#   bash tests/run.sh [CTEST OPTION...]      for example  -R whole   or   -R '^assign$'
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$root/build-tests

bash "$root/tests/support/install_packages.sh"
bash "$root/tests/support/build.sh" "$build" -DRELANCE_SANITIZE=ON -DRELANCE_TESTS=ON
exec ctest --test-dir "$build" --output-on-failure --no-tests=error -j "$(nproc)" "$@" </dev/null
