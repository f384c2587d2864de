#!/usr/bin/env bash
# read_pages.sh groff|mandoc FOLDER: has a reader of manual pages read each of FOLDER. Any warning fails.
# Skipped (77) without the reader.
set -euo pipefail
reader="$1" folder="$2"
command -v "$reader" >/dev/null || { echo "skipped: $reader is not installed"; exit 77; }

said=""
count=0
for page in "$folder"/*.1; do
  count=$((count + 1))
  case "$reader" in
    groff) said+="$(groff -man -Tutf8 -ww -z "$page" 2>&1)" ;;
    # The pages have no date: they say what a release does, and are the same in every build.
    mandoc) said+="$(mandoc -T lint "$page" | grep -v 'WARNING: missing date' || true)" ;;
  esac
done
[ "$count" -gt 0 ] || { echo "no page is in $folder"; exit 1; }
[ -z "$said" ] || { printf '%s\n' "$said"; exit 1; }
echo "$reader has no word against $count pages"
