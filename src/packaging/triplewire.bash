# bash completion for triplewire
_triplewire() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} command= word
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in extract | query | render | parse | serve | help | version) command=$word && break ;; esac
  done
  COMPREPLY=()
  case $prev in
  -f | --from) COMPREPLY=($(compgen -W "text jsonl conllu turtle ntriples nquads trig rdfxml" -- "$cur")) && return ;;
  -t | --to)
    local formats="turtle ntriples nquads trig rdfxml jsonld events csv openie svg png pdf dot html"
    case $command in
    query) formats="table csv tsv json xml turtle ntriples nquads trig rdfxml jsonld" ;;
    render) formats="svg png pdf dot html" ;;
    parse) formats="conllu json" ;;
    esac
    COMPREPLY=($(compgen -W "$formats" -- "$cur"))
    return
    ;;
  --model) COMPREPLY=($(compgen -W "full fast" -- "$cur")) && return ;;
  --assert) COMPREPLY=($(compgen -W "scheduled happened" -- "$cur")) && return ;;
  --denied) COMPREPLY=($(compgen -W "show hide" -- "$cur")) && return ;;
  --direction) COMPREPLY=($(compgen -W "lr tb auto" -- "$cur")) && return ;;
  --color) COMPREPLY=($(compgen -W "auto never" -- "$cur")) && return ;;
  --page) COMPREPLY=($(compgen -W "a3 a4 a5 letter a4-landscape" -- "$cur")) && return ;;
  --date | --base | --top | --focus | --hops | --predicate | --after | --before | -j) return ;;
  --ontology) COMPREPLY=($(compgen -d -- "$cur")) && return ;;
  esac
  if [[ $cur == -* ]]; then
    local options="-f --from -t --to -o --output --date --base --ontology --model -j --quiet --color --help --version"
    local drawing="--denied --page --direction --top --focus --hops --predicate --after --before"
    case $command in
    query) options="$options -q --query --assert" ;;
    extract | render) options="$options --assert $drawing" ;;
    esac
    COMPREPLY=($(compgen -W "$options" -- "$cur"))
  elif [[ -z $command || $command == help ]]; then
    COMPREPLY=($(compgen -W "extract query render parse help version" -- "$cur"))
  else
    COMPREPLY=($(compgen -f -- "$cur"))
  fi
}
complete -o filenames -F _triplewire triplewire
