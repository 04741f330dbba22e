package org.languageplayground.shell.settings;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.languageplayground.world.EditDistance;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/** The names of all settings, in each way in which Spring Boot hears them. */
final class KnownSettings {
    private static final int WRONG_LETTERS = 3;

    private KnownSettings() {}

    /** The records that settings are bound to. */
    static List<Class<?>> records() {
        return List.of(Configured.class
                .getAnnotation(EnableConfigurationProperties.class)
                .value());
    }

    /** Such as {@code playground.llm}. */
    static String prefix(Class<?> settings) {
        return settings.getAnnotation(ConfigurationProperties.class).value();
    }

    /** Such as {@code playground.jobs-at-once}. */
    static String name(Class<?> settings, RecordComponent component) {
        return prefix(settings) + "." + DataObjectPropertyName.toDashedForm(component.getName());
    }

    /** All names. */
    static Set<String> names() {
        return records().stream()
                .flatMap(settings ->
                        Arrays.stream(settings.getRecordComponents()).map(component -> name(settings, component)))
                .collect(Collectors.toSet());
    }

    /** Such as {@code PLAYGROUND_JOBSATONCE}, as the environment has it. */
    static String variable(String name) {
        return underscored(name.replace("-", ""));
    }

    private static String underscored(String name) {
        return name.replace('-', '_').replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** Whether a property sets something, however its words are joined. */
    static boolean isName(String property) {
        return names().stream().anyMatch(name -> joined(name).equals(joined(property)));
    }

    private static String joined(String name) {
        return name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
    }

    /** Whether a variable of the environment sets something. */
    static boolean isVariable(String variable) {
        String upper = variable.toUpperCase(Locale.ROOT);
        return names().stream().anyMatch(name -> upper.equals(variable(name)) || upper.equals(underscored(name)));
    }

    /** What may have been meant by a name or variable that sets nothing. */
    static Stream<String> near(String unknown) {
        String letters = letters(unknown);
        return names().stream()
                .filter(name -> distance(name, letters) <= WRONG_LETTERS)
                .min(Comparator.<String>comparingInt(name -> distance(name, letters))
                        .thenComparing(Comparator.naturalOrder()))
                .stream();
    }

    private static int distance(String name, String letters) {
        return EditDistance.between(letters(name), letters);
    }

    private static String letters(String name) {
        return name.replaceAll("[-_.]", "").toLowerCase(Locale.ROOT);
    }
}
