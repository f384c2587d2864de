# run.fish SCRIPT: prints "LINE| CANDIDATES" for the lines of standard input.
source $argv[1]; or exit

while read -l line
    set -l candidates
    for candidate in (complete -C "$line")
        set -a candidates (string replace -r '\t.*' '' -- $candidate)
    end
    echo "$line|" $candidates
end
