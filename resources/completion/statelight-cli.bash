# Completion of statelight-cli for bash: commands, options and files.
_statelight_cli() {
    local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} options
    local commands="run validate query test-state edit convert export layout bench completion"
    if [ "$COMP_CWORD" -eq 1 ]; then
        mapfile -t COMPREPLY < <(compgen -W "$commands --help --version" -- "$word")
        return
    fi
    case $previous in
    --type) options="STANDARD EXPRESS" ;;
    --log-level) options="ALL ERROR FATAL OFF" ;;
    --to) options="json yaml"; [ "${COMP_WORDS[1]}" = export ] && options="svg json json-min yaml" ;;
    --value | --seed) return ;;
    --theme) options="light dark" ;;
    --clock) options="virtual real" ;;
    --history) [ "${COMP_WORDS[1]}" = bench ] && options="full none" ;;
    --rules | --explain)
        options="all $("${COMP_WORDS[0]}" validate --explain all 2>/dev/null | sed -n 's/^| \[\([a-z-]*\)\].*/\1/p')"
        ;;
    --language) options="jsonpath jsonata" ;;
    --dialect) options="aws 2.0.6 latest" ;;
    --format) options="text json sarif github" ;;
    esac
    if [ -n "$options" ]; then
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
        return
    fi
    case $word in
    -*) options=$("${COMP_WORDS[0]}" "${COMP_WORDS[1]}" --help 2>/dev/null | grep -o -- '--[a-z][a-z-]*' | sort -u) ;;
    *)
        case ${COMP_WORDS[1]} in
        completion) options="bash" ;;
        edit) [ "$COMP_CWORD" -eq 3 ] && options="rename add delete connect disconnect end start set remove move duplicate type" ;;
        bench) [ "$COMP_CWORD" -eq 2 ] && options="engine jsonata" ;;
        esac
        ;;
    esac
    if [ -n "$options" ]; then
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
    else
        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
    fi
}
complete -F _statelight_cli statelight-cli
