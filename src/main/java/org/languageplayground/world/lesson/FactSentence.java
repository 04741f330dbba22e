package org.languageplayground.world.lesson;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.languageplayground.world.Fact;
import org.languageplayground.world.FactKind;
import org.languageplayground.world.StatementTemplates;

/** Reads a fact out of a sentence that states it in one of the world's ways; names may be any single words. */
public final class FactSentence {
    /** The most letters that a name may have. */
    public static final int LONGEST_NAME = 30;

    private static final String NAME = "(?<%s>\\p{L}[\\p{L}\\p{M}\\d]{0," + (LONGEST_NAME - 1) + "})";
    private static final List<Form> FORMS =
            Arrays.stream(FactKind.values()).flatMap(FactSentence::forms).toList();

    private record Form(FactKind kind, Pattern pattern) {}

    private FactSentence() {}

    private static Stream<Form> forms(FactKind kind) {
        String nouns = kind.nouns().stream().map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")"));
        return StatementTemplates.of(kind).stream().map(template -> {
            String body = template.replace(" .", "").replace(" ,", ",");
            String pattern = Pattern.quote(body)
                    .replace("{noun}", "\\E" + nouns + "\\Q")
                    .replace("{country}", "\\E" + NAME.formatted("country") + "\\Q")
                    .replace("{value}", "\\E" + NAME.formatted("value") + "\\Q");
            return new Form(kind, Pattern.compile(pattern));
        });
    }

    /** The fact that a sentence states, names in lower case; empty if it is none of the world's sentences. */
    public static Optional<Fact> read(String sentence) {
        String plain = sentence.toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Z}]+", " ")
                .replaceAll("(?<![ .])[ .]++$", "")
                .replaceAll(" ,", ",")
                .strip();
        for (Form form : FORMS) {
            Matcher matcher = form.pattern().matcher(plain);
            if (matcher.matches()) {
                return Optional.of(new Fact(matcher.group("country"), form.kind(), matcher.group("value")));
            }
        }
        return Optional.empty();
    }

    /** A fact as a sentence that {@link #read} understands. */
    public static String write(Fact fact) {
        return "The %s of %s is %s."
                .formatted(fact.kind().noun(), capitalized(fact.country()), capitalized(fact.value()));
    }

    private static String capitalized(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
