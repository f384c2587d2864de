#!/usr/bin/env bash
# check.sh SHELL SMP LINES OUT: asks SHELL what it offers for each line of LINES once it has read the
# script of `smp completion`, and compares. Skipped (77) without the shell.
set -euo pipefail
shell="$1" smp="$2" lines="$3" out="$4"
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
command -v "$shell" >/dev/null || { echo "skipped: $shell is not installed"; exit 77; }

rm -rf "$out" && mkdir -p "$out/files/results"
touch "$out/files/report.yaml" "$out/files/results/run.yaml"
"$smp" completion "$shell" >"$out/script"
"$shell" -n "$out/script"

# Only what these say, and nothing of the user's.
options=()
case "$shell" in
  bash) options=(--norc --noprofile) ;;
  fish) options=(--no-config) ;;
  zsh) options=(-f) ;;
esac

grep -v '^#' "$lines" >"$out/expected"
# To one form, see the head of LINES.
(cd "$out/files" && sed 's/|.*//' ../expected |
  HOME="$out" TERM=dumb "$shell" "${options[@]}" "$here/run.$shell" "$out/script") |
  while IFS='|' read -r line candidates; do
    word="${line##* }"
    shared="${word%"${word##*[=/]}"}"
    printf '%s|' "$line"
    for candidate in $candidates; do
      candidate="${candidate#"$shared"}"
      candidate="${candidate#"${shared##*=}"}"
      printf '%s\n' "${candidate%/}"
    done | LC_ALL=C sort -u | sed 's/^/ /' | tr -d '\n'
    echo
  done >"$out/offered"
diff -u "$out/expected" "$out/offered"
echo "$(wc -l <"$out/offered") lines are completed by $shell as expected"
