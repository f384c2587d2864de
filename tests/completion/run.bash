# run.bash SCRIPT: completes the lines of standard input with the function that SCRIPT defines for
# their programs, as readline calls it, and prints "LINE| CANDIDATES". Nothing of the package
# bash-completion is there.
source "$1" || exit

# Breaks a line into COMP_WORDS as readline does: at blanks, and before and after =.
break_words() {
  local text=${1//=/ = } word
  COMP_WORDS=()
  for word in $text; do COMP_WORDS+=("$word"); done
  [[ $1 == *' ' ]] && COMP_WORDS+=('')
  COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
}

while IFS= read -r line; do
  break_words "$line"
  specification=$(complete -p "${COMP_WORDS[0]}") || exit
  [[ $specification =~ -F\ ([^ ]+) ]] || exit
  "${BASH_REMATCH[1]}" "${COMP_WORDS[0]}" "${COMP_WORDS[COMP_CWORD]}"
  printf '%s|' "$line"
  [ ${#COMPREPLY[@]} -eq 0 ] || printf ' %s' "${COMPREPLY[@]}"
  echo
done
