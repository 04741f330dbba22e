# Sourced by the scripts of this folder: moves to the project's top, finds a JDK 21 or later and Maven.

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

JVM_FLAGS="--add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED"

fail() {
    echo "$*" >&2
    exit 1
}

java_major() {
    "$1/bin/java" -XshowSettings:properties -version 2>&1 | sed -n 's/ *java.specification.version = \([0-9]*\).*/\1/p'
}

find_jdk() {
    local path_home=""
    if command -v javac >/dev/null; then
        path_home="$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")"
    fi
    local home major
    for home in "${JAVA_HOME:-}" "$path_home" /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* \
        "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if [ -x "$home/bin/javac" ]; then
            major="$(java_major "$home")"
            if [ "${major:-0}" -ge 21 ]; then
                echo "$home"
                return
            fi
        fi
    done
}

JAVA_HOME="$(find_jdk)"
[ -n "$JAVA_HOME" ] || fail "Language Playground needs a JDK, version 21 or later: install one or set JAVA_HOME to it."
export JAVA_HOME
command -v mvn >/dev/null || fail "Language Playground needs Apache Maven, version 3.8 or later: install it (Debian: apt-get install maven)."

# Newer JDKs warn about what Maven's own libraries do; it is not ours to mend.
mvn() {
    command mvn --batch-mode --no-transfer-progress "$@"
}

war=target/language-playground.war

# Builds the application where something has changed.
build_war() {
    if [ ! -f "$war" ] || [ -n "$(find pom.xml src/main frontend -newer "$war" -print -quit)" ]; then
        echo "Building; the first time takes a few minutes."
        mvn --quiet package -DskipTests
    fi
}

# A Python that has NumPy; nothing where there is none.
find_python() {
    local name
    for name in "${PYTHON:-}" python3 /usr/bin/python3; do
        if [ -n "$name" ] && "$name" -c 'import sys, numpy; assert sys.version_info >= (3, 9)' 2>/dev/null; then
            echo "$name"
            return
        fi
    done
}

find_chromium() {
    find_program "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable
}

# The path of the first of these programs that is there; nothing where there is none.
find_program() {
    local name
    for name in "$@"; do
        if [ -n "$name" ] && command -v "$name" >/dev/null; then
            command -v "$name"
            return
        fi
    done
}

# Tries to install packages of Debian; whether that went well shows in what is found afterwards.
try_install() {
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "Installing $*."
        { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install --yes "$@"; } >/dev/null 2>&1 || true
    fi
}
