package org.languageplayground;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What goes into the log. Whoever adds something here has made sure that no student typed, uploaded or is called that. */
class LogTest {
    private static final Pattern CALL =
            Pattern.compile("\\b(?:LOG|LOGGER|log|logger)\\.(?:trace|debug|info|warn|error)\\(");
    private static final Pattern TEXT =
            Pattern.compile("\\s*\"(?:[^\"\\\\]|\\\\.)*\"(?:\\s*\\+\\s*\"(?:[^\"\\\\]|\\\\.)*\")*\\s*");

    /** Failures, whose stack trace is for whoever repairs them. */
    private static final Set<String> FAILURES = Set.of(
            "compute/Frames problem",
            "compute/Listeners problem",
            "compute/ModelLibrary e",
            "compute/Run problem",
            "classroom/lesson/LessonLibrary e",
            "rag/base/IndexCache problem",
            "rag/base/SharedFolders e",
            "shell/BrokenPage parameter.getException()",
            "shell/SessionErrors error.getThrowable()");

    /** The administrator's own: settings, folders and what lies in them. */
    private static final Set<String> ADMINISTRATORS = Set.of(
            "classroom/lesson/LessonLibrary directory",
            "classroom/lesson/LessonLibrary file",
            "compute/ModelLibrary directory",
            "compute/ModelLibrary e.getMessage()",
            "compute/ModelLibrary folder",
            "rag/base/FolderLog folder",
            "rag/base/FolderLog fromDisk ? \"read from the disk\" : \"made\"",
            "rag/base/FolderLog more",
            "rag/base/FolderLog problem.toString()",
            "rag/base/FolderLog text().notice(why)",
            "rag/base/FolderLog text.skipped(skipped)",
            "rag/base/FolderLog texts.characters()",
            "rag/base/FolderLog texts.documents().size()",
            "rag/base/IndexLoading e.toString()",
            "rag/base/IndexLoading kept.file()",
            "rag/base/IndexMaking e.toString()",
            "rag/base/IndexMaking kept.file()",
            "rag/base/IndexMaking keptIndex.get().file()",
            "rag/base/KeptFolder e.getMessage()",
            "rag/base/KeptFolder e.toString()",
            "rag/base/KeptFolder file",
            "rag/base/KeptFolder folder",
            "rag/base/VectorStore e.getMessage()",
            "rag/base/VectorStore file",
            "rag/base/VectorStore folder",
            "rag/llm/Reply settings.host()",
            "shell/FoldersHealth problem",
            "shell/FoldersHealth read.getOrDefault(setting, written.get(setting))",
            "shell/FoldersHealth setting",
            "shell/SecurityHeaders frameAncestors");

    /** Said by the server of itself, or of a request without its query. */
    private static final Set<String> OURS = Set.of(
            "compute/ModelLibrary EnglishEncoder.LEAST_HEAP / MEGABYTE",
            "compute/ModelLibrary heap / MEGABYTE",
            "rag/llm/Reply kinds(failure)",
            "rag/llm/Reply status",
            "shell/BrokenPage event.getLocation().getPath()",
            "shell/KernelInfo Kernels.active().description()");

    @Test
    void nothingGoesIntoTheLogButWhatIsKnownToBeNoStudents() throws IOException {
        Set<String> known = new TreeSet<>(FAILURES);
        known.addAll(ADMINISTRATORS);
        known.addAll(OURS);
        Set<String> logged = new TreeSet<>();
        Path sources = Path.of("src/main/java/org/languageplayground");
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String name = sources.relativize(file).toString().replace(".java", "");
                if (!name.startsWith("lab/")) {
                    arguments(Files.readString(file)).forEach(argument -> logged.add(name + " " + argument));
                }
            }
        }
        assertThat(logged).isEqualTo(known);
    }

    @Test
    void anArgumentIsFoundWhereverItStands() {
        assertThat(
                        arguments(
                                "LOG.warn(\"a, {}\" + \"(b)\", f(x, \")\"),\n   y); LOG.info(\"c\"); LOG.error(text + \"d\", e);"))
                .containsExactly("f(x, \")\")", "y", "text + \"d\"", "e");
    }

    /** The guide quotes what the log says in the second column of its last table; settings and the port are told by the start. */
    @Test
    void theGuideForAdministratorsQuotesWhatTheLogSays() throws IOException {
        String guide = Files.readString(Path.of("docs/admin.md"));
        List<String> quoted = Pattern.compile("(?m)^\\|[^|]*\\|([^|]*)\\|[^|]*\\|$")
                .matcher(guide.substring(guide.indexOf("## When something is wrong")))
                .results()
                .flatMap(row ->
                        Pattern.compile("`([^`]+)`").matcher(row.group(1)).results())
                .map(quote -> quote.group(1))
                .filter(quote -> !quote.startsWith("…") && !quote.startsWith("Web server"))
                .toList();
        StringBuilder sources = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                sources.append(Files.readString(file).replace("{}", "…"));
            }
        }
        assertThat(quoted).hasSizeGreaterThan(10);
        assertThat(quoted).allMatch(quote -> sources.indexOf("\"" + quote) >= 0);
    }

    /** What follows the text of each call, and whatever in its place is no mere text. */
    private static List<String> arguments(String source) {
        List<String> all = new ArrayList<>();
        Matcher call = CALL.matcher(source);
        while (call.find()) {
            for (String argument : split(source, call.end())) {
                if (!TEXT.matcher(argument).matches()) {
                    all.add(argument.strip().replaceAll("\\s+", " "));
                }
            }
        }
        return all;
    }

    private static List<String> split(String source, int start) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int begin = start;
        boolean quoted = false;
        for (int i = start; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '"' && source.charAt(i - 1) != '\\') {
                quoted = !quoted;
            } else if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && (c == ',' || c == ')') && depth == 0) {
                parts.add(source.substring(begin, i));
                begin = i + 1;
                if (c == ')') {
                    return parts;
                }
            } else if (!quoted && c == ')') {
                depth--;
            }
        }
        throw new IllegalStateException("a call without an end");
    }
}
