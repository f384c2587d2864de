# run.zsh SCRIPT: types the lines of standard input and a tab into an interactive zsh that has loaded
# SCRIPT, and prints "LINE| CANDIDATES". The candidates are those that reach compadd and match.
zmodload zsh/zpty || exit
zpty -b child zsh -f -i

type_line() { zpty -w child "$1" }
await() { zpty -r -m child seen "*$1*" || exit }

type_line 'PROMPT= LISTMAX=100000; stty -echo; autoload -Uz compinit; compinit -u -D'
type_line "source ${(q)1}"
type_line 'compadd() {
  local -a hits
  if [[ " $* " != *" -"[OAD]" "* ]]; then
    builtin compadd -O hits "$@"
    candidates+=("$hits[@]")
  fi
  builtin compadd "$@"
}
print_candidates() {
  candidates=()
  zle complete-word
  zle -I
  print -r -- "<""<${(j: :)candidates}>"">"
  zle kill-whole-line
}
zle -N print_candidates; bindkey "^I" print_candidates; print REA""DY'
await READY

while IFS= read -r line; do
  zpty -w -n child "$line"$'\t'
  await '<<*>>'
  print -r -- "$line| ${${seen##*<<}%%>>*}"
done
