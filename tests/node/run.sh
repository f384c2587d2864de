#!/bin/sh
# run.sh SCRIPT [ARGUMENT…]
#
# Runs a test written for node. Exit 77, which ctest shows as skipped, when node or the modules are
# not there: `npm ci` in this folder brings them, `./dev test` does so itself.
folder=$(dirname "$0")
if ! command -v node >/dev/null; then
  echo "skipped: node is not installed"
  exit 77
fi
if [ ! -d "$folder/node_modules" ]; then
  echo "skipped: run npm ci in tests/node first"
  exit 77
fi
script=$1
shift
exec node "$folder/$script" "$@"
