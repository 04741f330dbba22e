package org.languageplayground.finetuning.category;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.languageplayground.ui.Notice;
import org.languageplayground.world.category.CategorySet;
import org.languageplayground.world.category.Example;

/**
 * The examples that a student typed or pasted, a line each: the category, a comma, semicolon (of either width) or tab, and the text; quotation marks around either
 * are taken off. Of each category every third text is kept to measure on; a text that stands there twice counts once.
 *
 * @param set null if there is a problem
 * @param problem why nothing can be learned from them; null if something can
 */
record OwnExamples(CategorySet set, Notice problem) {
    static final int MOST_EXAMPLES = 500;
    static final int MOST_CATEGORIES = 8;
    static final int LONGEST_TEXT = 500;
    static final int LONGEST_NAME = 30;
    private static final int MEASURED = 3;
    private static final int SHOWN = 40;

    /** A Chinese keyboard gives the last two. */
    private static final String SEPARATORS = ",;\t，；";

    /** The first line of a table that names its columns. */
    private static final Pattern HEAD = Pattern.compile(
            "(?i)\\s*\"?(category|class|label)\"?\\s*[" + SEPARATORS + "]\\s*\"?(text|sentence|example)s?\"?\\s*");

    /** Reads them. A line that names the columns is left out. */
    static OwnExamples read(String text) {
        Map<String, List<String>> byCategory = new LinkedHashMap<>();
        Map<String, String> seen = new LinkedHashMap<>();
        List<String> lines = text.lines()
                .filter(line -> !line.isBlank())
                .dropWhile(line -> HEAD.matcher(line).matches())
                .toList();
        if (lines.size() > MOST_EXAMPLES) {
            return problem("lora.notice.examples.many", MOST_EXAMPLES, lines.size());
        }
        for (String line : lines) {
            int separator = separator(line);
            String category = separator < 0 ? "" : unquoted(line.substring(0, separator));
            String example = separator < 0 ? "" : unquoted(line.substring(separator + 1));
            if (category.isEmpty() || example.isEmpty()) {
                return problem("lora.notice.examples.form", shortened(line));
            }
            if (category.length() > LONGEST_NAME) {
                return problem("lora.notice.examples.name", LONGEST_NAME, shortened(category));
            }
            if (example.length() > LONGEST_TEXT) {
                return problem("lora.notice.examples.long", LONGEST_TEXT, example.length(), shortened(example));
            }
            String other = seen.putIfAbsent(example, category);
            if (other == null) {
                byCategory.computeIfAbsent(category, name -> new ArrayList<>()).add(example);
            } else if (!other.equals(category)) {
                return problem("lora.notice.examples.both", shortened(example), other, category);
            }
        }
        return checked(byCategory);
    }

    private static OwnExamples checked(Map<String, List<String>> byCategory) {
        if (byCategory.size() < 2) {
            return problem("lora.notice.examples.few", byCategory.size());
        }
        if (byCategory.size() > MOST_CATEGORIES) {
            return problem("lora.notice.examples.categories", MOST_CATEGORIES, byCategory.size());
        }
        for (Map.Entry<String, List<String>> category : byCategory.entrySet()) {
            if (category.getValue().size() < 2) {
                return problem("lora.notice.examples.one", category.getKey());
            }
        }
        List<Example> learning = new ArrayList<>();
        List<Example> measuring = new ArrayList<>();
        int number = 0;
        for (List<String> texts : byCategory.values()) {
            for (int i = 0; i < texts.size(); i++) {
                boolean measured = i % MEASURED == MEASURED - 1 || texts.size() < MEASURED && i == texts.size() - 1;
                (measured ? measuring : learning).add(new Example(texts.get(i), number));
            }
            number++;
        }
        return new OwnExamples(
                new CategorySet(List.copyOf(byCategory.keySet()), List.copyOf(learning), List.copyOf(measuring)), null);
    }

    private static int separator(String line) {
        int from = line.stripLeading().startsWith("\"") ? Math.max(0, line.indexOf('"', line.indexOf('"') + 1)) : 0;
        for (int i = from; i < line.length(); i++) {
            if (SEPARATORS.indexOf(line.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private static String unquoted(String text) {
        String bare = text.strip();
        boolean quoted = bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"");
        return quoted
                ? bare.substring(1, bare.length() - 1).replace("\"\"", "\"").strip()
                : bare;
    }

    private static OwnExamples problem(String key, Object... arguments) {
        return new OwnExamples(null, new Notice(key, arguments));
    }

    /** Other people's text within a sentence. */
    static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
    }
}
