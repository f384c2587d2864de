#!/bin/sh
# hooks.sh SOURCE SMP_VALIDATE FOLDER: the entries of .pre-commit-hooks.yaml, called with files.
source=$1
folder=$3
rm -rf "$folder"
mkdir -p "$folder"
PATH=$(dirname "$2"):$PATH
cd "$folder" || exit 1
failed=0
run() {
  entry=$(sed -n "/^- id: $1\$/,/^- id:/s/^  entry: //p" "$source/.pre-commit-hooks.yaml")
  [ -n "$entry" ] || { echo "there is no hook $1"; failed=1; return; }
  # shellcheck disable=SC2086
  $entry "$2" >out 2>&1
  code=$?
  if [ $code != "$3" ]; then
    echo "$1 ends with $code instead of $3"
    cat out
    failed=1
  fi
}
printf 'smpVersion: v1.0.0\nmesh: {type: istio, version: 1.24.1}\n' >mesh.yaml
run smp-validate mesh.yaml 1
run smp-validate-fix mesh.yaml 0
run smp-validate mesh.yaml 0
[ "$(cat mesh.yaml)" = "$(printf 'smp_version: v1.0.0\nmesh: {type: ISTIO, version: 1.24.1}')" ] || {
  cat mesh.yaml
  failed=1
}
exit $failed
