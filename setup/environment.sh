# What ./second-opinion and ./test share: find the program's own environment, or have it made (environment.py).
# Read in with "." by a script that has set $root to the checkout; POSIX sh.
#
# A start that finds everything in place runs no Python here, only uname and cmp: two milliseconds.

# Set $python to the Python of the environment NAME, made from the file LOCK.
# SECOND_OPINION_PYTHON names a Python that already has every part; then nothing is set up (packagers, tests).
environment() { # NAME LOCK
    unset PYTHONHOME
    python=${SECOND_OPINION_PYTHON:-}
    [ -z "$python" ] || return 0
    lock=$root/$2
    computer=$(uname -s)-$(uname -m)
    folder=$root/$1
    if ! is_ready && [ ! -w "$root" ]; then
        folder=${XDG_CACHE_HOME:-$HOME/.cache}/second-opinion/$(printf %s "$root" | cksum | tr ' ' -)/$1
        export PYTHONPYCACHEPREFIX="${PYTHONPYCACHEPREFIX:-$folder/pycache}"
    fi
    if ! is_ready; then
        find_python
        "$found" -E -s "$root/setup/environment.py" "$folder" "$lock" ${uv:+--uv "$uv"} || exit
    fi
    python=$folder/bin/python
}

is_ready() {
    [ -x "$folder/bin/python" ] && cmp -s "$lock" "$folder/ready-$computer"
}

# Set $found to a Python that fits and $uv to uv, if there is one. Ends with a plain message when none fits.
find_python() {
    uv=$(command -v uv) || uv=
    found= second_best= old=
    for name in python3 python3.14 python3.13 python3.12 python3.11 python; do
        candidate=$(command -v "$name") || continue
        answer=$("$candidate" -E -s -c "$what_it_is" 2>/dev/null) || continue
        case $answer in
        fits) found=$candidate && return ;;
        "no venv") if [ -n "$uv" ]; then found=$candidate && return; fi && second_best=${second_best:-$candidate} ;;
        newer) second_best=${second_best:-$candidate} ;;
        *) old=${old:-$answer} ;;
        esac
    done
    found=$second_best
    if [ -z "$found" ] && [ -n "$uv" ]; then
        found=$(uv_python) || found=
    fi
    [ -n "$found" ] || no_python
}

what_it_is='
import sys
v = sys.version_info[:2]
if v < (3, 11):
    print("%d.%d" % v)
elif v > (3, 14):
    print("newer")
else:
    import importlib.util
    print("fits" if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip") else "no venv")
'

# uv reads settings from where it stands, which may be a folder of downloads: it stands in the checkout.
uv_python() (
    cd "$root" || exit
    "$uv" python find --no-project '>=3.11,<3.15' 2>/dev/null ||
        { "$uv" python install --quiet 3.13 >&2 && "$uv" python find --no-project 3.13; }
)

no_python() {
    say "Second Opinion could not start: it needs Python 3.11 or newer." \
        "Second Opinion no pudo iniciar: necesita Python 3.11 o más nuevo."
    if [ -n "$old" ]; then
        say "This computer has Python $old, which is too old." \
            "Esta computadora tiene Python $old, que es demasiado antiguo."
    else
        say "This computer has no Python." "Esta computadora no tiene Python."
    fi
    if [ -z "$old" ] && command -v apt-get >/dev/null; then
        say "Install it with:  sudo apt install python3 python3-venv" \
            "Instálelo con:  sudo apt install python3 python3-venv"
    else
        say "Install Python from python.org, or uv, which brings it." \
            "Instale Python desde python.org, o uv, que lo trae."
    fi
    say "Then start it again." "Después inícielo de nuevo."
    exit 1
}

say() { # ENGLISH SPANISH
    case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in
    es*) echo "$2" >&2 ;;
    *) echo "$1" >&2 ;;
    esac
}
