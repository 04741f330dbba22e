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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person reads on a page stands in the translations, in every language, and neither in the code of a page nor in its elements. */
class HardCodedTextTest {
    private static final Path CODE = Path.of("src/main/java/org/languageplayground");

    private static final List<String> PAGES =
            List.of("ui", "shell", "attention", "finetuning", "rag", "classroom", "search/reading");

    /** Classes that hold English which is no word of a page. */
    private static final Set<String> ENGLISH = Set.of(
            // what is given to a model or to the search, which read English
            "CategoryFields",
            "Corpora",
            "Preset",
            "Presets",
            "ReadingFields",
            "SwapExample",
            "TeachFields",
            "TuningMethod",
            // notes in files for programs
            "AttentionCheck",
            "HistoryCheck",
            "LensCheck",
            "OffCheck",
            "TrainCheck",
            // what the administrator reads as the server starts, or in the metrics
            "ErrorMetrics",
            "FoldersHealth",
            "LlmSettings",
            "MemoryMetrics",
            "PoolMetrics",
            "RoomMetrics",
            "SettingsCheck",
            "SharedFolders",
            "UnknownSettings",
            "VisitMetrics",
            // names
            "PublishedModels");

    /** Classes in which a blank joins words to what a model reads, or to a part of what a student has typed. */
    private static final Set<String> JOIN_WORDS = Set.of("CategoryText", "Examples", "WorldReader");

    private static final Pattern COMMENT_OR_LITERAL = Pattern.compile(
            "//[^\n]*|/\\*.*?\\*/|\"\"\".*?\"\"\"|\"(?:[^\"\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\n]|\\\\.)+'", Pattern.DOTALL);

    /** A statement for the log or for a programmer, or an attribute that is not read out. */
    private static final Pattern NOT_OF_THE_PAGE = Pattern.compile(
            "\\bLOG\\b|new (?:BadSetting|IllegalArgument|IllegalState|UncheckedIO|IO)Exception\\(|(?:Class|Theme)(?:Names?)?\\("
                    + "|setAttribute\\(\"(?!aria-label|title|placeholder|alt)");

    private static final Pattern TWO_WORDS = Pattern.compile("\\p{L}{2,} \\p{L}{2,}");

    /** CSS, JavaScript, HTML, addresses and regular expressions hold one of these; sentences do not. */
    private static final Pattern PROGRAM = Pattern.compile("[\\[\\]{}=<>&|#$@_/*+]");

    /** Signs that another language writes otherwise. */
    private static final Pattern SIGNS = Pattern.compile("[“”„«»]|^ %$");

    private static final Pattern JOINED = Pattern.compile("(?:joining|String\\.join)\\(\\s*$");

    private static final Pattern SHOWN = Pattern.compile(
            "(?:set(?:Text|Label|AriaLabel|Placeholder|HelperText|ErrorMessage|Title)|setAttribute\\(\"aria-label\",|new (?:Button|Span|Paragraph|Text|ListItem|H[1-6]|NativeLabel|TextField|Checkbox))\\(?\\s*$");

    /** Capital letters alone are a code or a short name. */
    private static final Pattern LETTERS = Pattern.compile("\\p{Ll}");

    private static final Pattern SENTENCE_BEHIND =
            Pattern.compile("\\A\\s*\\+\\s*(?:\\w+\\.)?(?:get|text|getTranslation)\\(");

    private static final Pattern TEMPLATE = Pattern.compile("\\b(?:html|svg)`");
    private static final Pattern NAMED = Pattern.compile("(?:aria-label|title|placeholder|alt)=[\"'][^\"']*\\p{L}");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");

    @Test
    void noTextOfAPageStandsInItsCode() throws IOException {
        List<String> found = new ArrayList<>();
        for (String page : PAGES) {
            found.addAll(found(CODE.resolve(page), ".java", HardCodedTextTest::texts));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void noTextOfAPageStandsInItsElements() throws IOException {
        assertThat(found(Path.of("frontend/elements"), ".ts", HardCodedTextTest::templates))
                .isEmpty();
        assertThat(found(Path.of("frontend/shell"), ".ts", HardCodedTextTest::templates))
                .isEmpty();
    }

    @Test
    void noClassIsExceptedWithoutNeed() throws IOException {
        Set<String> needed = new TreeSet<>();
        for (String page : PAGES) {
            for (Path file : files(CODE.resolve(page), ".java")) {
                if (!texts("", Files.readString(file)).isEmpty()) {
                    needed.add(name(file));
                }
            }
        }
        assertThat(needed).containsAll(ENGLISH).containsAll(JOIN_WORDS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "throw new DocumentException(file, \"is empty\");",
                "String.format(Locale.ROOT, \"holds more than %,d characters, the most that is read\", most);",
                "return \"“\" + word + \"”\";",
                "return number(share, 1) + \" %\";",
                "stream.collect(Collectors.joining(\", \"));",
                "String.join(\n \"”, “\", tokens);",
                "return String.join(\" \", sentences);",
                "return cut + \" \" + get(\"lora.spectrum.reached\");",
                "button.setAriaLabel(\"Close\");",
                "add(new Span(\"Answer\"));",
                "element.setAttribute(\"aria-label\", \"Heads and tokens\");"
            })
    void aTextOfAPageIsFoundInCode(String code) {
        assertThat(texts("Class", code)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LOG.warn(\"The texts kept in {} are damaged: {}\", file);",
                "throw new IllegalStateException(\"there is no question\");",
                "anchor.getElement().setAttribute(\"rel\", \"noopener noreferrer\");",
                "// \"as if\" in a comment\n",
                "get(\"lora.spectrum.reached\", \", \");",
                "matches(\"input, textarea, select, [role]\");"
            })
    void whatNobodyReadsOnAPageIsNot(String code) {
        assertThat(texts("Class", code)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "html`<p>Nothing yet</p>`",
                "html`<p>${open ? html`<b>Close</b>` : ''}</p>`",
                "html`<button aria-label=\"Close\">×</button>`",
                "svg`<text x=${x}>Layer ${n}</text>`"
            })
    void aTextOfAPageIsFoundInAnElement(String code) {
        assertThat(templates("element", code)).isNotEmpty();
    }

    @Test
    void whatAnElementComputesIsNoText() {
        assertThat(
                        templates(
                                "element",
                                "html`<p class=\"a b\" @click=${() => this.tell('x', { y: `a ${b}` })}>${this.text('x')} ×</p>`"))
                .isEmpty();
    }

    private interface Search {
        List<String> in(String name, String code);
    }

    private static List<String> found(Path folder, String ending, Search search) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files(folder, ending)) {
            search.in(name(file), Files.readString(file)).forEach(text -> found.add(file + ": " + text));
        }
        return found;
    }

    /** Programs that the reader may copy are no words of the page. */
    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> !file.startsWith(CODE.resolve("rag/code"))
                            && !file.toString().endsWith("Code.java"))
                    .toList();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\..*", "");
    }

    /** The literals of Java code that a person may read on a page. */
    private static List<String> texts(String name, String code) {
        List<String> texts = new ArrayList<>();
        Matcher literal = COMMENT_OR_LITERAL.matcher(code);
        int statement = 0;
        int end = 0;
        while (literal.find()) {
            for (int at = end; at < literal.start(); at++) {
                statement = ";{}".indexOf(code.charAt(at)) < 0 ? statement : at + 1;
            }
            end = literal.end();
            String before = code.substring(statement, literal.start());
            if (literal.group().startsWith("\"")
                    && !NOT_OF_THE_PAGE.matcher(before).find()
                    && isText(name, before, literal.group().replaceAll("^\"+|\"+$", ""), code.substring(end))) {
                texts.add(literal.group());
            }
        }
        return texts;
    }

    private static boolean isText(String name, String before, String text, String behind) {
        boolean joined = text.equals(" ") ? !JOIN_WORDS.contains(name) : text.contains(" ");
        return !ENGLISH.contains(name)
                        && TWO_WORDS.matcher(text).find()
                        && !PROGRAM.matcher(text).find()
                || !ENGLISH.contains(name) && SIGNS.matcher(text).find()
                || JOINED.matcher(before).find() && joined
                || SHOWN.matcher(before).find() && LETTERS.matcher(text).find()
                || text.equals(" ") && SENTENCE_BEHIND.matcher(behind).find();
    }

    /** The words of the templates of an element. */
    private static List<String> templates(String name, String code) {
        List<String> texts = new ArrayList<>();
        Matcher template = TEMPLATE.matcher(code);
        while (template.find()) {
            StringBuilder own = new StringBuilder();
            template(code, template.end(), own);
            String words = own.toString().replaceAll("<[^>]*>|&\\w+;", "\n");
            if (NAMED.matcher(own).find() || WORD.matcher(words).find()) {
                texts.add(own.toString().strip());
            }
        }
        return texts;
    }

    /** Reads a template to its end; what it computes is left out. */
    private static int template(String code, int start, StringBuilder own) {
        int at = start;
        while (code.charAt(at) != '`') {
            if (code.startsWith("${", at)) {
                at = expression(code, at + 2);
            } else {
                own.append(code.charAt(at));
                at++;
            }
        }
        return at + 1;
    }

    private static int expression(String code, int start) {
        int at = start;
        int depth = 1;
        while (depth > 0) {
            char c = code.charAt(at);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            at = c == '`' ? template(code, at + 1, new StringBuilder()) : at + 1;
        }
        return at;
    }
}
