package org.languageplayground.shell.settings;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.languageplayground.compute.BadSettingException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/** Stops the start, before anything is loaded or heard, where a setting has a value that it cannot have, or a name that none has. */
class SettingsCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final String NUMBER = "a whole number";
    private static final Map<Class<?>, String> ALLOWED = Map.of(
            boolean.class,
            "true or false",
            int.class,
            NUMBER,
            long.class,
            NUMBER,
            Duration.class,
            "a time such as 20s or 2m");

    /**
     * Looks at all settings.
     *
     * @throws WrongSettingsException naming all that are wrong
     */
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        Set<String> problems = new LinkedHashSet<>(UnknownSettings.problems(environment));
        for (Class<?> settings : KnownSettings.records()) {
            problem(environment, settings).ifPresent(problems::add);
        }
        if (!problems.isEmpty()) {
            throw new WrongSettingsException(problems);
        }
    }

    private static Optional<String> problem(ConfigurableEnvironment environment, Class<?> settings) {
        try {
            Binder.get(environment).bindOrCreate(KnownSettings.prefix(settings), settings);
            return Optional.empty();
        } catch (BindException e) {
            return Optional.of(sentence(e));
        }
    }

    private static String sentence(BindException problem) {
        for (Throwable cause = problem.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof BadSettingException bad) {
                return bad.getMessage();
            }
        }
        return problem.getName() + value(problem.getProperty()) + "; it must be "
                + ALLOWED.get(problem.getTarget().getType().resolve()) + ".";
    }

    private static String value(ConfigurationProperty property) {
        return property == null ? " cannot be read" : " is “" + property.getValue() + "”";
    }
}
