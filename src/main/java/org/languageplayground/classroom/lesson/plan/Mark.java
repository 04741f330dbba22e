package org.languageplayground.classroom.lesson.plan;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.languageplayground.ui.Languages;
import org.languageplayground.ui.PageText;

/** A word that marks a part of a lesson, in any of the languages: {@code lessons.mark.*}, in small or great letters. */
enum Mark {
    SCENARIO,
    REVEAL,
    QUESTION,
    ANSWER,
    GOALS,
    MISCONCEPTIONS,
    MINUTES;

    private static final int FLAGS =
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS;
    private static final String COLON = "\\s*[:：]";

    private final String words = Languages.all().stream()
            .map(language -> Languages.words(language).getString("lessons.mark." + PageText.key(this)))
            .map(word -> pattern(COLON + "$").matcher(word).replaceFirst(""))
            .distinct()
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "(?:", ")"));
    private final Pattern alone = pattern(words + "(?:" + COLON + ")?\\s*");
    private final Pattern first = pattern("(" + words + COLON + ")(.*)");
    private final Pattern within = pattern(".*\\s" + words + COLON + ".*");

    static Pattern pattern(String regex) {
        return Pattern.compile(regex, FLAGS);
    }

    /** A group of a pattern that matches it in each language. */
    String words() {
        return words;
    }

    /** Whether a text is this mark, and nothing else. */
    boolean is(String text) {
        return alone.matcher(text).matches();
    }

    /** What stands behind this mark, where a text begins with it and a colon. */
    Optional<String> behind(String text) {
        Matcher matcher = first.matcher(text);
        return matcher.matches() ? Optional.of(matcher.group(2).strip()) : Optional.empty();
    }

    /** Whether it stands with a colon in the middle of a text. */
    boolean isWithin(String text) {
        return within.matcher(text).matches();
    }
}
