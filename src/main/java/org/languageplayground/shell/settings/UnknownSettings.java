package org.languageplayground.shell.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What looks like a setting and sets nothing, since its name is misspelt. Values are not told: one may be a key. */
final class UnknownSettings {
    private static final String NAMES = "playground.";
    private static final String VARIABLES = "PLAYGROUND_";
    /** What Kubernetes tells every container of a service whose name begins with "playground". */
    private static final Pattern SERVICE =
            Pattern.compile("\\w+_SERVICE_(HOST|PORT\\w*)|\\w+_PORT_\\d+_(TCP|UDP|SCTP)\\w*");

    private static final Pattern SERVICE_ADDRESS = Pattern.compile("(tcp|udp|sctp)://.*");

    private UnknownSettings() {}

    /** A sentence for each. */
    static List<String> problems(ConfigurableEnvironment environment) {
        return environment.getPropertySources().stream()
                .flatMap(UnknownSettings::problems)
                .distinct()
                .toList();
    }

    private static Stream<String> problems(PropertySource<?> source) {
        if (!(source instanceof EnumerablePropertySource<?> listed)) {
            return Stream.empty();
        }
        Stream<String> names = names(listed)
                .filter(begins(NAMES))
                .filter(name -> !KnownSettings.isName(name))
                .map(name -> problem(name, KnownSettings.near(name)));
        Stream<String> variables = listed instanceof SystemEnvironmentPropertySource
                ? names(listed)
                        .filter(begins(VARIABLES))
                        .filter(variable -> !KnownSettings.isVariable(variable) && !isService(listed, variable))
                        .map(variable ->
                                problem(variable, KnownSettings.near(variable).map(KnownSettings::variable)))
                : Stream.empty();
        return Stream.concat(names, variables);
    }

    private static Stream<String> names(EnumerablePropertySource<?> source) {
        return Arrays.stream(source.getPropertyNames());
    }

    private static Predicate<String> begins(String start) {
        return name -> name.regionMatches(true, 0, start, 0, start.length());
    }

    private static boolean isService(EnumerablePropertySource<?> source, String variable) {
        return SERVICE.matcher(variable.toUpperCase(Locale.ROOT)).matches()
                || SERVICE_ADDRESS
                        .matcher(String.valueOf(source.getProperty(variable)))
                        .matches();
    }

    private static String problem(String unknown, Stream<String> near) {
        return near.map(name -> unknown + " is no setting; did you mean " + name + "?")
                .findFirst()
                .orElse(unknown + " is no setting; docs/admin.md lists all.");
    }
}
